// Names of columns that identify a person directly. A name that is not caught is kept: what must not be kept is left
// out by not asking for it.
const personal =
  /^(?:name|id card|nom|nombre|correo)$|\b(?:e ?mails?|ip(?: ?address)?|(?:first|last|full|given|family|middle|nick|user|sur|maiden) ?names?|(?:customer|recipient|employee|contact|respondent|agent|person|member|client|guest|patient|submission|team leader) name|phone|mobile n(?:umber|o)|address|latitude|longitude|geo ?location|birth(?:day|date)?|dob|ssn|passport|network id|sent to|vorname|nachname|telefon\w*|adresse|anschrift|pr[ée]nom|nom de famille|t[ée]l[ée]phone|apellidos?|tel[ée]fono|correo electr[óo]nico|direcci[óo]n)\b/;

/** True when the name of a column says that it identifies a person: e-mail, IP address, name, phone, place, birth. */
export function isPersonalColumn(name: string): boolean {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return personal.test(words);
}
