/** The part of @asyncapi/generator that is used here; the package has no types of its own. */
declare module '@asyncapi/generator' {
  import type { AsyncAPIDocumentInterface } from '@asyncapi/parser';

  export default class Generator {
    constructor(
      templateName: string,
      targetDir: string,
      options?: { forceWrite?: boolean; templateParams?: Record<string, string> },
    );
    generate(document: AsyncAPIDocumentInterface): Promise<void>;
  }
}
