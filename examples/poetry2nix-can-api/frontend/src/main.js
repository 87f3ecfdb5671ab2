import { followFrames, getFrames, getHealth, sendFrame } from './api.js';
import { formatData, formatId, formatSignals, formatTime, parseId } from './format.js';

const ROWS = 50;

const byId = (id) => document.getElementById(id);

const cell = (text) => {
  const made = document.createElement('td');
  made.textContent = text;
  return made;
};

const showFrame = (frame) => {
  const row = document.createElement('tr');
  row.className = frame.direction;
  row.append(
    cell(formatTime(frame.time)),
    cell(formatId(frame.id, frame.extended)),
    cell(frame.kind === 'data' ? formatData(frame.data) : frame.kind),
    cell(formatSignals(frame.signals)),
  );
  byId('frames').prepend(row);
  byId('frames').rows[ROWS]?.remove();
  frame.signals.forEach(showSignal);
};

const showSignal = ({ name, value, unit }) => {
  const shown = byId(`signal-${name}`) ?? addSignal(name);
  shown.textContent = `${value} ${unit}`;
};

const addSignal = (name) => {
  const title = document.createElement('dt');
  title.textContent = name.replaceAll('_', ' ');
  const value = document.createElement('dd');
  value.id = `signal-${name}`;
  const group = document.createElement('div');
  group.append(title, value);
  byId('signals').append(group);
  return value;
};

const send = async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const id = parseId(form.get('id'));
  if (Number.isNaN(id)) {
    byId('problem').textContent = 'The id is a number such as 256 or 0x100.';
    return;
  }
  try {
    await sendFrame({ id, data: form.get('data').trim(), extended: form.has('extended') });
    byId('problem').textContent = '';
  } catch (problem) {
    byId('problem').textContent = problem.message;
  }
};

const start = async () => {
  byId('send').addEventListener('submit', send);
  const [health, { frames, latest }] = await Promise.all([getHealth(), getFrames(ROWS)]);
  frames.forEach(showFrame);
  followFrames(latest, {
    onFrame: showFrame,
    onOpen: () => {
      byId('state').textContent = `${health.channel}, version ${health.version}`;
    },
    onLost: () => {
      byId('state').textContent = 'Connection lost, trying again …';
    },
  });
};

start().catch((problem) => {
  byId('state').textContent = problem.message;
});
