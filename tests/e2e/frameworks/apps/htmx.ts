import htmx from 'htmx.org';

// Pages of this site alone, and no style that a Content-Security-Policy might forbid.
htmx.config.includeIndicatorStyles = false;
