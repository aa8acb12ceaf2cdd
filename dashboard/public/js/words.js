// Puts values into the places of a text: fill("{n} av {total}", {n: 17, total: 20}).

export function fill(text, values = {}) {
    return String(text ?? "").replace(/\{(\w+)\}/g, (place, name) => (name in values ? values[name] : place));
}
