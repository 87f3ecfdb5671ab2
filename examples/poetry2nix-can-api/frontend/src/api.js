const read = async (response) => {
  if (response.ok) {
    return response.json();
  }
  const problem = await response.json().catch(() => ({ detail: response.statusText }));
  throw new Error(problem.detail);
};

/** How the service is. */
export const getHealth = () => fetch('api/health').then(read);

/** The latest frames. */
export const getFrames = (limit) => fetch(`api/frames?limit=${limit}`).then(read);

/** Sends a frame; throws an Error that says why it was refused. */
export const sendFrame = (frame) =>
  fetch('api/frames', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(frame),
  }).then(read);

/** Calls back for each frame after one; connects again by itself. */
export const followFrames = (after, { onFrame, onOpen, onLost }) => {
  const source = new EventSource(`api/frames/stream?after=${after}`);
  source.addEventListener('frame', (event) => onFrame(JSON.parse(event.data)));
  source.addEventListener('open', onOpen);
  source.addEventListener('error', onLost);
};
