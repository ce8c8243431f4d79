/** The header's colour, `--surface-raised` of app.css, as the bar of a browser understands it. */
export const headerColours = { light: "#ffffff", dark: "#1e1b18" };

/** The page's, `--surface`, while an installed club opens. */
export const pageColour = "#faf9f6";
