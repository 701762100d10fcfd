// From pictures to the text of the codes in them: the browser's own reader where it has one, else jsQR.
const SIDES = [1600, 2600, 900];

/** The text of the first code in a picture file, or null. */
export async function readPicture(file) {
  const picture = await createImageBitmap(file);
  const text = (await detected(picture)) ?? (await searched(picture));
  picture.close();
  return text;
}

async function searched(picture) {
  for (const side of SIDES) {
    const text = await read(picture, picture.width, picture.height, side);
    if (text) {
      return text;
    }
  }
  return null;
}

/** Shows the camera in the video element until a code is read or `signal` aborts; the text, or null. */
export async function readCamera(video, signal) {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
  });
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const text = (await detected(video)) ?? (await read(video, video.videoWidth, video.videoHeight, 1280));
      if (text) {
        return text;
      }
      await new Promise(requestAnimationFrame);
    }
    return null;
  } finally {
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  }
}

let detector;

async function detected(source) {
  if (detector === undefined) {
    const formats = 'BarcodeDetector' in self ? await BarcodeDetector.getSupportedFormats() : [];
    detector = formats.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : null;
  }
  const codes = detector ? await detector.detect(source).catch(() => []) : [];
  return codes[0]?.rawValue ?? null;
}

async function read(source, width, height, side) {
  const reader = await library();
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const paper = canvas.getContext('2d', { willReadFrequently: true });
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = paper.getImageData(0, 0, canvas.width, canvas.height);
  return reader(data, canvas.width, canvas.height, { inversionAttempts: 'attemptBoth' })?.data || null;
}

let loading;

function library() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/verify/jsQR.js';
    script.onload = () => resolve(self.jsQR);
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}
