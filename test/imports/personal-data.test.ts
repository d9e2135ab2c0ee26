import { expect, it } from 'vitest';
import { isPersonalColumn } from '../../src/imports/personal-data.js';

it.each([
  'IPAddress',
  'ipAddress',
  'IP Address',
  'RecipientLastName',
  'RecipientFirstName',
  'RecipientEmail',
  'LocationLatitude',
  'LocationLongitude',
  'Email Address',
  'E-Mail',
  'Your e-mail?',
  'user_email',
  'user_name',
  'Username',
  'Name',
  'First Name',
  'customer_name',
  'request_sent_to',
  'employee_first_name',
  'Verified Email',
  'person.email',
  'Network ID',
  'hs_submission_name',
  'Phone number',
  'Date of birth',
  'Vorname',
  'Prénom',
])('%s is personal', (name) => {
  expect(isPersonalColumn(name)).toBe(true);
});

it.each([
  'survey_name',
  'campaign_name',
  'Plan',
  'Country',
  'Region',
  'shipping',
  'equipment',
  'Tip',
  'Screen',
  'mobile',
  'DistributionChannel',
  'Delighted Source',
  'How likely are you to recommend us?',
  'question',
  'description',
])('%s is not', (name) => {
  expect(isPersonalColumn(name)).toBe(false);
});
