// The parts of the page, by the names that Python calls them.
export {Answer} from "./answer.js";
export {Assumptions} from "./assumptions.js";
export {Bar} from "./bar.js";
export {Chosen, Levers} from "./levers.js";
export {Notice} from "./notice.js";
export {Question} from "./question.js";
export {Results} from "./results.js";
export {Stream} from "./stream.js";
export {Timeline} from "./timeline.js";
