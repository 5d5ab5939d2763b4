// Putting options in order: by dragging, by the buttons, and by the arrow keys on the buttons.

/** The options' ids, from the top. */
function orderOf(ranking) {
  return [...ranking.querySelectorAll("li")].map((line) => line.dataset.option);
}

/** Puts the options in an order. */
function arrange(ranking, order) {
  const list = ranking.querySelector("ol");
  const lines = new Map([...list.children].map((line) => [line.dataset.option, line]));
  list.append(...order.map((option) => lines.get(option)));
}

/** Shows whether the order is the person's own, with the places of the options. */
function showOrder(ranking) {
  const ticked = tickedIn(ranking);
  const isAnswered = ticked === "order";
  const key = isAnswered ? "rank-answered" : "rank-unanswered";
  ranking.querySelector(".state").textContent = ticked === undefined || isAnswered ? say(key) : "";
  const lines = [...ranking.querySelectorAll("li")];
  lines.forEach((line, at) => {
    line.querySelector(".place").textContent = isAnswered ? String(at + 1) : "";
    // Not `disabled`, which would take the focus away from whoever moves a line with the keyboard.
    line.querySelector(".up").setAttribute("aria-disabled", String(at === 0));
    line.querySelector(".down").setAttribute("aria-disabled", String(at === lines.length - 1));
  });
}

/** Tells the place that a line has come to. */
function announce(ranking, line) {
  const lines = [...line.parentElement.children];
  const [place, count] = [lines.indexOf(line) + 1, lines.length];
  const moved = say("rank-moved", { option: line.dataset.text, place, count });
  ranking.querySelector(".state").textContent = `${say("rank-answered")} ${moved}`;
}

/** A line was moved: the order is the person's own. */
function moved(ranking, line) {
  const own = ranking.querySelector("input[value='order']");
  own.checked = true;
  own.dispatchEvent(new Event("change", { bubbles: true }));
  announce(ranking, line);
}

function move(ranking, line, by, button) {
  const other = by < 0 ? line.previousElementSibling : line.nextElementSibling;
  if (!other) return;
  if (by < 0) other.before(line);
  else other.after(line);
  button.focus();
  moved(ranking, line);
}

function startMoves(ranking) {
  for (const line of ranking.querySelectorAll("li")) {
    const [up, down] = [line.querySelector(".up"), line.querySelector(".down")];
    up.addEventListener("click", () => move(ranking, line, -1, up));
    down.addEventListener("click", () => move(ranking, line, 1, down));
    line.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      move(ranking, line, by, event.target);
    });
  }
}

function startDrag(ranking) {
  const list = ranking.querySelector("ol");
  let dragged = null;
  let before = "";
  list.addEventListener("pointerdown", (event) => {
    const line = event.target.closest("li");
    // A finger on a line scrolls the page; only on the grip does it take the line along.
    const takes = event.pointerType === "mouse" ? event.button === 0 : event.target.closest(".grip");
    if (!line || !takes || event.target.closest("button")) return;
    event.preventDefault();
    dragged = line;
    before = orderOf(ranking).join();
    line.classList.add("dragged");
    list.setPointerCapture(event.pointerId);
  });
  // A quick hand passes several lines from one event to the next.
  const follow = (event) => {
    if (!dragged) return;
    const middle = (line) => line.getBoundingClientRect().top + line.offsetHeight / 2;
    const above = () => dragged.previousElementSibling;
    const below = () => dragged.nextElementSibling;
    while (above() && event.clientY < middle(above())) above().before(dragged);
    while (below() && event.clientY > middle(below())) below().after(dragged);
  };
  list.addEventListener("pointermove", follow);
  const drop = () => {
    if (!dragged) return;
    const line = dragged;
    dragged = null;
    line.classList.remove("dragged");
    if (orderOf(ranking).join() === before) return;
    moved(ranking, line);
  };
  list.addEventListener("pointerup", (event) => {
    follow(event);
    drop();
  });
  list.addEventListener("pointercancel", drop);
}

function startRanking(ranking) {
  startMoves(ranking);
  startDrag(ranking);
  ranking.addEventListener("change", () => showOrder(ranking));
}
