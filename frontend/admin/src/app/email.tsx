/** An e-mail address in a table: on wide screens a long one breaks before its @, on a phone where it must. */
export function Email({ children }: { children: string }) {
  const at = children.lastIndexOf("@");
  return (
    <span className="wrap-anywhere sm:inline-block sm:max-w-40 sm:wrap-break-word lg:max-w-64">
      {at > 0 ? children.slice(0, at) : children}
      {at > 0 && (
        <>
          <wbr />
          {children.slice(at)}
        </>
      )}
    </span>
  );
}
