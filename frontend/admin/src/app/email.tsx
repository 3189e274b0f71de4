/** An e-mail address in a table: on wide screens a long one breaks before its @, on a phone where it must. */
export function Email({ children }: { children: string }) {
  const at = children.lastIndexOf("@");
  return (
    <span className="wrap-anywhere sm:inline-block sm:max-w-64 sm:wrap-break-word">
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
