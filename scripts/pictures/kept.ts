/** Of what pictures are taken. */
export type PictureName =
  | 'list'
  | 'chat'
  | 'direct'
  | 'announcements'
  | 'thread'
  | 'reply'
  | 'menu'
  | 'emoji'
  | 'people'
  | 'pins'
  | 'new-chat'
  | 'french'
  | 'right-to-left'
  | 'first-minute'
  | 'wire'
  | 'offline'
  | 'docs-start'
  | 'docs-operation'
  | 'docs-event'
  | 'docs-web-chat';

/** How wide a screen is, and in which colours its user wants what is on it. */
export interface Look {
  readonly width: 1400 | 390;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

/** A picture by what is in it, and by how it looks. */
export type PictureOf = `${PictureName}-${Look['width']}-${Look['scheme']}`;

/** The pictures that the documentation shows, with their width and height in pixels. */
export const keptPictures: Partial<Record<PictureOf, readonly [number, number]>> = {
  'chat-1400-light': [2100, 1290],
  'chat-1400-dark': [2100, 1290],
  'chat-390-light': [780, 1520],
  'chat-390-dark': [780, 1520],
  'first-minute-1400-light': [2100, 1440],
  'first-minute-1400-dark': [2100, 1440],
  'thread-1400-light': [2100, 1290],
  'wire-1400-light': [2052, 893],
  'docs-operation-1400-light': [2100, 1290],
  'docs-event-1400-light': [2100, 1290],
};
