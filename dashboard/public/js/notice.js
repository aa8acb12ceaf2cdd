// A page that only says something.
export const Notice = {
    template: `
        <main class="notice" :lang="language">
            <h1>{{ title }}</h1>
            <p>{{ text }}</p>
        </main>`,
};
