import { css } from 'lit';

/** How the fields of a form stand one below the other, each under its name. */
export const formStyles = css`
  form {
    display: grid;
    gap: 14px;
  }
  label {
    display: grid;
    gap: 4px;
    font-weight: 600;
  }
  label > * {
    font-weight: 400;
  }
`;
