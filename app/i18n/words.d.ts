declare module "virtual:words/*";
