import { useQueryClient } from "@tanstack/react-query";
import { followClosely } from "./order.ts";

/** Look again at everything this order shows, and at the lists it stands in. */
export function useLookAgain(orderId: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    followClosely();
    void client.invalidateQueries({ queryKey: ["orders"] });
    void client.invalidateQueries({ queryKey: ["problems"] });
    await client.invalidateQueries({ queryKey: ["order", orderId] });
  };
}
