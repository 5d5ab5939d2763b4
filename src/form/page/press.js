// A double click is one click: the second would fall on whatever the first has brought under the pointer.

const QUICKLY = 500; // milliseconds
const NEARBY = 24; // pixels; a finger doesn't hit the same place twice

const NEVER = { time: -Infinity, x: 0, y: 0 };

/** When and where the page was pressed last. */
let lastPress = NEVER;
let isSecond = false;

addEventListener("pointerdown", (event) => {
  const press = { time: event.timeStamp, x: event.clientX, y: event.clientY };
  const distance = Math.hypot(press.x - lastPress.x, press.y - lastPress.y);
  isSecond = press.time - lastPress.time < QUICKLY && distance < NEARBY;
  lastPress = press;
}, true);

addEventListener("click", (event) => {
  if (!isSecond) return;
  isSecond = false;
  event.preventDefault();
  event.stopPropagation();
}, true);

/** Whoever turns the wheel or types in between means two clicks. */
function forget() {
  isSecond = false;
  lastPress = NEVER;
}

addEventListener("wheel", forget, { passive: true });

addEventListener("keydown", (event) => {
  forget();
  // A key that is held down is one press as well.
  if (event.repeat && event.key === "Enter" && event.target.matches("button, summary")) event.preventDefault();
}, true);
