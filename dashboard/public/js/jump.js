// Moves the eye and the focus to a part of the page, without touching the address.

export function jump(id) {
    const target = document.getElementById(id);
    if (target) {
        target.tabIndex = -1;
        target.focus({preventScroll: true});
        target.scrollIntoView({block: "start"});
    }
}
