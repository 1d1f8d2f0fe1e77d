/** The first lines of each generated file. */
export const banner =
  '// Generated from specs/asyncapi.yaml by `npm run generate`. Do not edit.\n\n';

/** One member of a generated interface, with its documentation. */
export function member(name, type, summary) {
  return `  /** ${summary} */\n  '${name}': ${type};`;
}

/** The name under which the validator of a message is exported. */
export function validatorName(messageName) {
  return messageName.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
