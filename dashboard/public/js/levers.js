// The left column's first part: which two are compared, where the hours of the week go, and every lever.
import {ArmPicker} from "./armpicker.js";
import {drafts} from "./drafts.js";
import {jump} from "./jump.js";
import {LeverCard} from "./levercard.js";
import {WeekBar} from "./weekbar.js";
import {fill} from "./words.js";

const SIDES = ["a", "b"];

function values(groups) {
    const levers = groups.flatMap(group => group.levers);
    const pairs = levers.flatMap(lever => SIDES.map(side => [side + ":" + lever.name, lever[side]]));
    return Object.fromEntries(pairs);
}

export const Levers = {
    mixins: [drafts],
    components: {ArmPicker, LeverCard, WeekBar},
    data: () => ({SIDES, unfolded: {}}),
    template: `
        <div id="levers" class="levers">
            <div class="side-head">
                <h2>{{ words["arms-title"] }}</h2>
                <button type="button" class="text-button"
                    @click="renew(); event_swap(null)">{{ words["arms-swap"] }}</button>
            </div>
            <div class="card arms">
                <ArmPicker v-for="side in SIDES" :key="side" :side="side" :arm="arms[side]" :options="options"
                    :words="words" @choose="choose(side, $event)"/>
            </div>
            <div class="side-head">
                <h2>{{ words["levers-title"] }}</h2>
                <button type="button" class="text-button"
                    @click="renew(); event_reset(null)">{{ words["levers-reset"] }}</button>
                <p class="secondary">{{ words["levers-lead"] }} {{ since.text }}</p>
            </div>
            <div class="card sections">
                <WeekBar :week="week" :old="Object.keys(draft).length > 0" :words="words"
                    :language="language"/>
                <details v-for="group in groups" :key="group.name" class="group" open>
                    <summary>
                        <h3>{{ group.title }}</h3><span class="count">{{ differing(group) }}</span>
                    </summary>
                    <LeverCard v-for="lever in group.levers" :key="lever.name" :lever="lever"
                        :a="shown(lever, 'a')" :b="shown(lever, 'b')" :words="words" :language="language"
                        :unfolded="Boolean(unfolded[lever.name])"
                        @toggle="unfolded[lever.name] = !unfolded[lever.name]" @begin="begin(lever, $event)"
                        @input="(side, value) => draft[side + ':' + lever.name] = value"
                        @change="(side, value) => change(lever, side, value)" @end="end(lever, $event)"/>
                </details>
            </div>
        </div>`,
    watch: {
        groups(after, before) {
            this.settle(values(before), values(after));
        },
    },
    methods: {
        shown(lever, side) {
            return this.drafted(side + ":" + lever.name, lever[side]);
        },
        differing(group) {
            const n = group.levers.filter(lever => this.shown(lever, "a") !== this.shown(lever, "b")).length;
            return fill(this.words["levers-differ"], {n, total: group.levers.length});
        },
        begin(lever, side) {
            this.hold(side + ":" + lever.name);
            this.unfolded[lever.name] = true; // made equal while dragged, it must not fold under the pointer
            this.event_drag(true);
        },
        change(lever, side, value) {
            this.unfolded[lever.name] = true;
            this.draft[side + ":" + lever.name] = value;
            this.event_lever({side, name: lever.name, value});
        },
        end(lever, side) {
            this.letGo(lever[side]);
            this.event_drag(false);
        },
        choose(side, name) {
            this.renew();
            this.event_arm({side, name});
        },
        // Other levers altogether: nothing that was moved or unfolded is of use.
        renew() {
            this.draft = {};
            this.unfolded = {};
        },
    },
};

// On small screens the levers stand below the results; this says above them what is compared, and leads down.
export const Chosen = {
    data: () => ({SIDES}),
    template: `
        <div class="chosen">
            <p v-for="side in SIDES" :key="side">
                <span class="badge" :class="'is-' + side" aria-hidden="true">{{ side.toUpperCase() }}</span>
                <span class="visually-hidden">{{ side.toUpperCase() }}:</span> {{ arms[side].title }}
            </p>
            <a class="button" href="#levers" @click.prevent="jump('levers')">{{ text }}</a>
        </div>`,
    computed: {
        text() {
            return fill(this.words["chosen-change"], {n: this.differ});
        },
    },
    methods: {jump},
};
