// The colours and the type of the page as charts need them, read again when the theme changes.

const {shallowReactive} = Vue;

export const theme = shallowReactive({changes: 0});

let tokens = null;

window.addEventListener("tillit-theme", () => {
    tokens = null;
    theme.changes += 1;
});

const NAMES = ["panel", "ink", "ink-2", "ink-3", "line", "line-2", "a", "b", "a-soft", "b-soft"];

export function look() {
    tokens ??= readTokens();
    return tokens;
}

function readTokens() {
    const root = getComputedStyle(document.documentElement);
    return {
        ...Object.fromEntries(NAMES.map(name => [name, root.getPropertyValue(`--${name}`).trim()])),
        family: getComputedStyle(document.body).fontFamily,
        size: 0.875 * parseFloat(root.fontSize),
    };
}
