// Copies a text; says whether it could. The clipboard is closed to pages without a secure address; then the
// old way, through a selected text.
export async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        const area = document.body.appendChild(document.createElement("textarea"));
        area.value = text;
        area.select();
        const copied = document.execCommand("copy");
        area.remove();
        return copied;
    }
}
