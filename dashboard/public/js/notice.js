// A page that only says something.
export const Notice = {
    template: `
        <main class="notice">
            <h1>{{ title }}</h1>
            <p>{{ text }}</p>
        </main>`,
};
