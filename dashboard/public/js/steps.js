// The grid of a slider: multiples of its step within its bounds, and how many decimals a value is shown with.

const onGrid = (value, step) => Math.abs(value / step - Math.round(value / step)) < 1e-6;

// Rounded away what binary fractions add: 0.15000000000000002 is 0.15.
const tidy = value => Number(value.toFixed(9));

export function snap(value, {low, high, step}) {
    return tidy(Math.min(high, Math.max(low, Math.round(value / step) * step)));
}

// A value off the grid (from a link, say) is shown where it is, so the browser must not round it.
export function nativeStep(value, {low, high, step}) {
    return [low, high, value].every(each => onGrid(each, step)) ? step : "any";
}

export function decimals(...values) {
    return Math.max(...values.map(each => (String(tidy(each)).split(".")[1] || "").length));
}
