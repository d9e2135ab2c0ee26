// Names of columns that identify a person directly. A name that is not caught is kept: what must not be kept is left
// out by not asking for it.
const personal =
  /^(?:name|id card|nom|nombre|correo)$|\b(?:(?:e ?)?mails?|ip(?: ?address)?|(?:first|last|full|given|family|middle|nick|user|sur|maiden|customer|recipient|employee|contact|respondent|agent|person|member|client|guest|patient|submission|team leader) ?names?|phone|(?:mobile|cell)(?:$| n(?:umber|o))|add?resse?|street|city|zip\w*|post\w* ?code|place|(?:geo)?location|lat(?:itude)?|lng|longitude|coordinates|gps|birth(?:day|date)?|dob|ssn|passport|network id|sent to|vorname|nachname|anschrift|pr[ée]nom|nom de famille|t[ée]l[ée](?:ph|f)on\w*|apellidos?|correo electr[óo]nico|direcci[óo]n)\b/;

/** True when the name of a column says that it identifies a person: e-mail, IP address, name, phone, place, birth. */
export function isPersonalColumn(name: string): boolean {
  const words = name
    .replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim();
  return personal.test(words);
}
