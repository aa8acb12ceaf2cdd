// The frame in which Solara puts the page, and what is said when the contact with the server is lost.
window.vuetifyThemes = {}; // Solara hands these to Python; ours stand in page.css

const shellWords = {
    sv: {
        opening: "Öppnar …",
        lost: "Kontakten bröts.",
        saved: "Era val är sparade i länken.",
        reload: "Ladda om sidan",
    },
    en: {
        opening: "Opening …",
        lost: "The connection was lost.",
        saved: "Your choices are kept in the link.",
        reload: "Reload the page",
    },
};

const app = Vue.createApp({
    template: "#vue-app-template",
    data: () => ({
        // What Solara's own script reads and writes.
        loading: true, loading_text: "", loadingPercentage: -1, title: "", solaraDebugMessages: [],
        outputMessages: [], connectionStatus: null, wasConnected: false, remountKey: 0, remounting: false,
        needsRefresh: false, cancelAutoRefresh: false, autoRefreshCount: 3, kernelBusy: false,
        loadingPage: false, urlHasChanged: false,
    }),
    computed: {
        lost() {
            return this.needsRefresh || (this.wasConnected && this.connectionStatus !== "connected");
        },
        words() {
            return shellWords[document.documentElement.lang] || shellWords.sv;
        },
    },
    methods: {
        reload() {
            window.location.reload();
        },
    },
}).use(vuetifyPlugin).component("jupyter-widget-mount-point", jupyterWidgetMountPoint).mount("#app");

solaraInit("solara-main");
