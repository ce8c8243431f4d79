import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { StaffTabs } from "#app/components/staff/staff-tabs.tsx";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  await requireStaff(request);
  return null;
});

export default function StaffLayout() {
  return (
    <>
      <StaffTabs />
      <Outlet />
    </>
  );
}
