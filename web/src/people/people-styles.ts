import { css } from 'lit';

/** How people stand one below the other. */
export const peopleStyles = css`
  ul {
    list-style: none;
    margin: 0 0 12px;
    padding: 0;
  }
  li {
    display: flex;
    gap: 10px;
    align-items: center;
    padding-block: 5px;
  }
  messaging-avatar {
    --_avatar: 34px;
  }
  .name {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`;
