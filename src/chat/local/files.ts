/** What a browser shows by itself in a window of its own; everything else is downloaded. */
export const opensInPage = (mime: string): boolean => mime === 'application/pdf';
