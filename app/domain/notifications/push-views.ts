/** A device that is told by web push, as its member sees it. */
export type PushDeviceView = {
  id: string;
  userAgent: string;
  createdAt: Date;
  lastOkAt: Date | null;
  isCurrent: boolean;
};

/** What the settings show of web push: the key a browser subscribes with, and where it is on. */
export type PushDevicesView = { publicKey: string; devices: PushDeviceView[] };
