/** A short tone and a shake, so that whoever packs need not look at the screen: high for yes, low and longer for no. */
let speaker: AudioContext | undefined;

export function sound(good: boolean): void {
  navigator.vibrate?.(good ? 40 : [90, 60, 90]);
  if (typeof AudioContext === "undefined") return;
  speaker ??= new AudioContext();
  const tone = speaker.createOscillator();
  const loudness = speaker.createGain();
  const ends = speaker.currentTime + (good ? 0.08 : 0.3);
  tone.frequency.value = good ? 1200 : 220;
  loudness.gain.value = 0.08;
  tone.connect(loudness).connect(speaker.destination);
  tone.start();
  tone.stop(ends);
}
