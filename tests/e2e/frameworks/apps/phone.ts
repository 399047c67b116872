/* What every fixture has in it, as its author wrote it. */
export const PHONE = '8 (495) 111-22-33';
export const LINK = 'tel:+74951112233';
