// ECharts, fetched when the first chart is drawn.

let library = null;

export function echarts() {
    // Through the page's own loader: where there is one, ECharts hands itself to that and not to the page.
    library ??= new Promise((resolve, reject) => {
        const address = new URL("../vendor/echarts/echarts.min.js", import.meta.url).href;
        window.requirejs([address], resolve, reject);
    });
    return library;
}
