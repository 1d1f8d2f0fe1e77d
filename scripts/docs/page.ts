import type { Markup } from './markup';

/** A place of a page that the menu names and the search finds. */
export interface Section {
  /** The anchor; empty for the page itself. */
  id: string;
  title: string;
  kind:
    | 'Page'
    | 'Guide'
    | 'Operation'
    | 'Command'
    | 'Reply'
    | 'Event'
    | 'Schema'
    | 'Error'
    | 'Close code';
  /** What else can be searched for. */
  text: string;
  /** The heading in the menu that it stands under; without one the menu does not name it. */
  menu?: string;
}

export type PageGroup = 'Guide' | 'Reference' | 'Operating';

/** A page of the site. */
export interface Page {
  file: string;
  /** In the menu. */
  name: string;
  title: string;
  group: PageGroup;
  content: Markup;
  sections: Section[];
  /** A reference has room for samples beside the text. */
  wide?: boolean;
  /** Of the content, when it is not English as what is around it. */
  lang?: 'fr';
}
