// What the page asks, above the answer.

export const Question = {
    template: `
        <div class="question">
            <h1>{{ question }}</h1>
            <p v-if="background" class="lead">{{ background }}</p>
        </div>`,
};
