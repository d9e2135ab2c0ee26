// Names of columns that identify a person directly. A name that is not caught is kept: what must not be kept is left
// out by not asking for it.
const personal =
  /^(?:name|id card|nom|nombre|correo)$|\b(?:e ?mails?|mail address|ip|ip ?address|(?:first|last|full|given|family|middle|nick|user|sur|maiden) ?names?|phone|telephone|mobile (?:number|phone|no)|(?:home |street |postal |delivery )?address|latitude|longitude|geo ?location|(?:date of )?birth(?:day|date)?|dob|ssn|passport|network id|sent to|vorname|nachname|telefon\w*|adresse|anschrift|pr[ée]nom|nom de famille|t[ée]l[ée]phone|apellidos?|tel[ée]fono|correo electr[óo]nico|direcci[óo]n)\b/;
const nameOfPerson =
  /\b(?:customer|recipient|employee|contact|respondent|agent|person|user|member|client|guest|patient|submission|team leader) (?:first |last |full )?name\b/;

/** True when the name of a column says that it identifies a person: e-mail, IP address, name, phone, place, birth. */
export function isPersonalColumn(name: string): boolean {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return personal.test(words) || nameOfPerson.test(words);
}
