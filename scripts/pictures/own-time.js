// Loaded into the service before all else: its time is ahead of that of this machine by OWN_TIME_AHEAD
// milliseconds.
const RealDate = Date;
const now = () => RealDate.now() + Number(process.env.OWN_TIME_AHEAD);

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }

  static now() {
    return now();
  }
};
