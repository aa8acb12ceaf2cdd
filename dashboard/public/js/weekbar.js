// The same hours of a week in A and in B, and what they go to: two bars, and the figures in a table below.
import {number} from "./numbers.js";
import {fill} from "./words.js";

export const WeekBar = {
    // `old` while the hours are those of levers that have been moved since.
    props: {week: Object, old: Boolean, words: Object, language: String},
    template: `
        <section class="week" :class="{'is-old': old}" aria-labelledby="week-title">
            <h3 id="week-title">{{ title }}</h3>
            <div v-for="side in ['a', 'b']" :key="side" class="week-row" aria-hidden="true">
                <span class="badge" :class="'is-' + side">{{ side.toUpperCase() }}</span>
                <span class="week-bar">
                    <span v-for="(part, i) in week.parts" :key="part.name" class="week-part"
                        :style="{flexGrow: week[side][i], background: shade(i)}"><template
                        v-if="i === 0">{{ hours(week[side][i]) }} {{ part.title }}</template></span>
                </span>
            </div>
            <table class="week-table" aria-labelledby="week-title">
                <thead class="visually-hidden">
                    <tr><td></td><th scope="col">A</th><th scope="col">B</th></tr>
                </thead>
                <tbody>
                    <tr v-for="(part, i) in week.parts" :key="part.name"
                        :class="{'visually-hidden': i === 0}">
                        <th scope="row">
                            <span class="swatch" :style="{background: shade(i)}"></span>{{ part.title }}
                        </th>
                        <td><span aria-hidden="true">A </span>{{ hours(week.a[i]) }}</td>
                        <td><span aria-hidden="true">B </span>{{ hours(week.b[i]) }}</td>
                    </tr>
                </tbody>
            </table>
        </section>`,
    computed: {
        title() {
            const total = number(this.week.total, this.language, {decimals: 0});
            return fill(this.words["week-title"], {total});
        },
    },
    methods: {
        hours(value) {
            return fill(this.words["hours"], {hours: number(value, this.language, {decimals: 1})});
        },
        shade: i => `var(--week-${i + 1})`,
    },
};
