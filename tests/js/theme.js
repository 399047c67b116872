exports.ThemeProvider = ( { children } ) => children;
