// Before anything is painted: light or dark as chosen here before, or as the system has it.
(() => {
    const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = localStorage.getItem("tillit.theme") || (dark ? "dark" : "light");
    document.documentElement.lang = new URLSearchParams(window.location.search).get("lang") || "sv";
})();
