// Numbers as each language writes them, with a true minus.

const MISSING = "–";
const MINUS = "−";
const THIN_SPACE = "\u202f";
const POINTS = {sv: ",", en: "."};

export function number(value, language, {decimals = 2, signed = false} = {}) {
    if (value === null || value === undefined || !Number.isFinite(value)) {
        return MISSING;
    }
    const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
    const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE) : whole;
    const digits = part ? grouped + (POINTS[language] ?? ".") + part : grouped;
    if (Number(digits.replace(/[^\d]/g, "")) === 0) {
        return digits;
    }
    return (value < 0 ? MINUS : signed ? "+" : "") + digits;
}

// How many decimals show about three figures of the largest of these values.
export function decimalsFor(values) {
    let largest = 0;
    for (const value of values) {
        if (Number.isFinite(value)) {
            largest = Math.max(largest, Math.abs(value));
        }
    }
    if (largest === 0) {
        return 2;
    }
    return Math.min(4, [100, 10, 0.1, 0.01].filter(bound => largest < bound).length);
}
