// Made by npm run api; do not edit. Fingerprint of the API: 9faa22edf9d829a1ebb6f4ec594dd57713715487eeb961266de91eafe58de8df

export interface paths {
    "/api/admin/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_list_api_keys"];
        put?: never;
        post: operations["shop_create_api_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["shop_revoke_api_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_list_audit"];
        put?: never;
        post: operations["shop_verify_audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bulk-edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_list_bulk_edits"];
        put?: never;
        post: operations["catalogue_start_bulk_edit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bulk-edits/{bulk_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_show_bulk_edit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_list_kept_collections"];
        put?: never;
        post: operations["catalogue_create_collection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/collections/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_show_kept_collection"];
        put?: never;
        post?: never;
        delete: operations["catalogue_remove_collection"];
        options?: never;
        head?: never;
        patch: operations["catalogue_change_collection"];
        trace?: never;
    };
    "/api/admin/collections/{handle}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["catalogue_put_in_collection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/collections/{handle}/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["catalogue_take_from_collection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invoicing_list_credit_notes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/credit-notes/{document}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invoicing_show_credit_note"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/credit-notes/{document}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invoicing_show_credit_note_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customer-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customers_list_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customers_list_customers"];
        put?: never;
        post: operations["customers_add_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customers_show_customer"];
        put?: never;
        post?: never;
        delete: operations["customers_erase_customer"];
        options?: never;
        head?: never;
        patch: operations["customers_change_customer"];
        trace?: never;
    };
    "/api/admin/customers/{customer_id}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customers_export_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{customer_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customers_merge_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{customer_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customers_list_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_list_dead_letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dead-letters/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["shop_redrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/delivery-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["checkout_get_delivery"];
        put: operations["checkout_set_delivery"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["payments_list_disputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["interchange_start_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/fulfilment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["fulfilment_list_to_ship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/fulfilment/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["fulfilment_list_loads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/glossary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_show_glossary"];
        put: operations["catalogue_set_glossary"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["interchange_start_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["interchange_make_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["inventory_list_stock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/inventory/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["inventory_list_counts"];
        put?: never;
        post: operations["inventory_open_count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/inventory/counts/{count_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["inventory_show_count"];
        put?: never;
        post: operations["inventory_enter_count"];
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["inventory_change_count"];
        trace?: never;
    };
    "/api/admin/inventory/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["inventory_take_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/inventory/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["inventory_move_stock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/inventory/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["inventory_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/inventory/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["inventory_show_stock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invoicing_list_documents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/invoices/{document}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invoicing_show_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/invoices/{document}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invoicing_show_document_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["interchange_list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["interchange_show_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["interchange_cancel_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs/{job_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["interchange_fetch_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs/{job_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["interchange_preview_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs/{job_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["interchange_start_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["inventory_list_locations"];
        put?: never;
        post: operations["inventory_add_location"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/locations/{location_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["inventory_show_location"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["inventory_change_location"];
        trace?: never;
    };
    "/api/admin/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["look_show_look"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["look_change_look"];
        trace?: never;
    };
    "/api/admin/look/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["look_prove_design"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/look/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["look_publish_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/look/start-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["look_start_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_show_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["shop_change_me"];
        trace?: never;
    };
    "/api/admin/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_list_passkeys"];
        put: operations["shop_begin_passkey"];
        post: operations["shop_add_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/me/passkeys/{passkey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["shop_remove_passkey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["shop_change_own_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["shop_confirm_totp"];
        post: operations["shop_offer_totp"];
        delete: operations["shop_remove_totp"];
        options?: never;
        head?: never;
        patch: operations["shop_renew_recovery_codes"];
        trace?: never;
    };
    "/api/admin/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["media_list_media"];
        put?: never;
        post: operations["media_keep_media"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/media/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["media_make_media_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/media/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["media_keep_media_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/media/{media_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["media_show_media"];
        put?: never;
        post?: never;
        delete: operations["media_remove_media"];
        options?: never;
        head?: never;
        patch: operations["media_change_media"];
        trace?: never;
    };
    "/api/admin/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["notifications_list_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/messages/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["notifications_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/messages/{message_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["notifications_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/modules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_show_modules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["shop_switch_modules"];
        trace?: never;
    };
    "/api/admin/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["orders_list_orders"];
        put?: never;
        post: operations["checkout_place_for_buyer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["orders_count_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["orders_list_views"];
        put?: never;
        post: operations["orders_make_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["orders_change_view"];
        post?: never;
        delete: operations["orders_delete_view"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["orders_get_whole_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["orders_edit_order"];
        trace?: never;
    };
    "/api/admin/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["orders_cancel_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/cancel/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["payments_preview_cancel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments_capture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["orders_hold_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/holds/{hold_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["orders_release_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["notifications_list_order_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["orders_add_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/packing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["fulfilment_show_packing"];
        put?: never;
        post: operations["fulfilment_pick"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/packing-slip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invoicing_show_packing_slip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments_enter_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments_ask_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/refunds/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments_preview_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["fulfilment_list_shipments"];
        put?: never;
        post: operations["fulfilment_ship_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/shipments/{shipment_id}/delivered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["fulfilment_mark_delivered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{order_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["orders_get_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/packing-slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invoicing_show_packing_slips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["look_list_content_pages"];
        put?: never;
        post: operations["look_create_content_page"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/pages/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["look_show_content_page"];
        put?: never;
        post?: never;
        delete: operations["look_remove_content_page"];
        options?: never;
        head?: never;
        patch: operations["look_change_content_page"];
        trace?: never;
    };
    "/api/admin/password-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["shop_choose_password"];
        post: operations["shop_ask_new_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/payment-provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["payments_show_provider"];
        put?: never;
        post: operations["payments_try_provider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["payments_list_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/picking-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invoicing_show_picking_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["orders_list_problems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/problems/{order_id}/{code}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["orders_resolve_problem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_list_all_products"];
        put?: never;
        post: operations["catalogue_create_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_show_kept_product"];
        put?: never;
        post?: never;
        delete: operations["catalogue_archive_product"];
        options?: never;
        head?: never;
        patch: operations["catalogue_change_product"];
        trace?: never;
    };
    "/api/admin/products/{product_id}/variants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["catalogue_add_variant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{product_id}/variants/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["catalogue_remove_variant"];
        options?: never;
        head?: never;
        patch: operations["catalogue_change_variant"];
        trace?: never;
    };
    "/api/admin/receivables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invoicing_list_receivables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["payments_get_reconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["payments_list_refunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reports_show_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reports_list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/running-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reports_list_running_out"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reports_show_setup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/review-comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reviews_list_comments_by_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/review-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reviews_show_settings"];
        put: operations["reviews_change_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reviews_list_by_state"];
        put?: never;
        post: operations["reviews_moderate_reviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reviews/{review_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reviews_get_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reviews/{review_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reviews_list_all_comments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reviews/{review_id}/comments/{comment_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reviews_publish_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reviews/{review_id}/comments/{comment_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reviews_reject_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reviews/{review_id}/photos/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["reviews_remove_photo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reviews/{review_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reviews_publish_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reviews/{review_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reviews_reject_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reviews/{review_id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reviews_reply_to_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_list_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_list_sessions"];
        put?: never;
        post: operations["shop_sign_in"];
        delete: operations["shop_sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["shop_begin_passkey_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["shop_end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/shop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_show_shop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["shop_change_shop"];
        trace?: never;
    };
    "/api/admin/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_list_staff"];
        put?: never;
        post: operations["shop_invite_staff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/staff/{staff_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_show_staff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["shop_change_staff"];
        trace?: never;
    };
    "/api/admin/stock-alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["alerts_list_awaited"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/taxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["pricing_show_taxes"];
        put: operations["pricing_set_taxes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/variants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_list_all_variants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/variants/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_show_variant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/carts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cart_start_cart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/carts/{cart_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["cart_show_cart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["cart_change_cart"];
        trace?: never;
    };
    "/api/carts/{cart_id}/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["checkout_place_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/carts/{cart_id}/delivery-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["checkout_list_delivery_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/carts/{cart_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cart_add_line"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/carts/{cart_id}/lines/{line_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["cart_remove_line"];
        options?: never;
        head?: never;
        patch: operations["cart_change_line"];
        trace?: never;
    };
    "/api/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_list_collections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/collections/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_show_collection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customers_request_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customers_show_me"];
        put?: never;
        post?: never;
        delete: operations["customers_erase_me"];
        options?: never;
        head?: never;
        patch: operations["customers_change_me"];
        trace?: never;
    };
    "/api/customers/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customers_add_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/me/addresses/{address_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customers_change_address"];
        post?: never;
        delete: operations["customers_remove_address"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customers_show_my_data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customers_confirm_email"];
        post: operations["customers_request_email_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customers_list_passkeys"];
        put: operations["customers_begin_passkey"];
        post: operations["customers_add_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/me/passkeys/{passkey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["customers_remove_passkey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customers_list_sessions"];
        put?: never;
        post?: never;
        delete: operations["customers_sign_out_everywhere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customers_sign_in"];
        delete: operations["customers_sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customers_begin_passkey_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/modules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_list_modules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shop_show_openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["orders_get_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["orders_cancel_own_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/documents/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invoicing_show_own_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments_begin_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_list_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogue_show_product"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{handle}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reviews_list_reviews"];
        put?: never;
        post: operations["reviews_post_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{handle}/reviews/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reviews_show_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/{review_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["reviews_delete_review"];
        options?: never;
        head?: never;
        patch: operations["reviews_edit_review"];
        trace?: never;
    };
    "/api/reviews/{review_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reviews_list_comments"];
        put?: never;
        post: operations["reviews_post_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/{review_id}/votes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reviews_vote_helpful"];
        delete: operations["reviews_take_back_vote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stock-alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["alerts_ask_for_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/icon.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["look_show_icon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/look/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["look_show_style"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{shop}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["media_find_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments_take_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AddCustomer */
        AddCustomer: {
            /** Addresses */
            addresses?: components["schemas"]["AddressIn"][];
            /**
             * Email
             * Format: email
             */
            email: string;
            /**
             * Group
             * @default null
             */
            group?: string | null;
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Tax Number
             * @default null
             */
            tax_number?: string | null;
        };
        /** AddLine */
        AddLine: {
            /**
             * Quantity
             * @default 1
             */
            quantity?: number;
            /** Sku */
            sku: string;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** AddLocation */
        AddLocation: {
            address?: components["schemas"]["LocationAddress"];
            /**
             * Location Id
             * @default null
             */
            location_id?: string | null;
            /** Name */
            name: string;
            /**
             * Pickup
             * @default false
             */
            pickup?: boolean;
            /**
             * Position
             * @default null
             */
            position?: number | null;
            /**
             * Ships
             * @default true
             */
            ships?: boolean;
        };
        /** AddNote */
        AddNote: {
            /** Text */
            text: string;
        };
        /** AddressIn */
        AddressIn: {
            /**
             * City
             * @default
             */
            city?: string;
            /**
             * Company
             * @default
             */
            company?: string;
            /** Country */
            country: string;
            /** Line1 */
            line1: string;
            /**
             * Line2
             * @default
             */
            line2?: string;
            /** Name */
            name: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Postal Code
             * @default
             */
            postal_code?: string;
            /**
             * Region
             * @default
             */
            region?: string;
        };
        /** ApiKeyOut */
        ApiKeyOut: {
            /** Created At */
            created_at: string;
            /** Id */
            id: string;
            /** Permissions */
            permissions: string[];
            /** Revoked */
            revoked: boolean;
            /** Title */
            title: string;
        };
        /** ApiKeyPageOut */
        ApiKeyPageOut: {
            /** Items */
            items: components["schemas"]["ApiKeyOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** AskAlert */
        AskAlert: {
            /**
             * Email
             * Format: email
             */
            email: string;
            /**
             * Language
             * @default en
             * @enum {string}
             */
            language?: "en" | "nb" | "id";
            /** Sku */
            sku: string;
        };
        /** AskPassword */
        AskPassword: {
            /** Email */
            email: string;
        };
        /** AskRefund */
        AskRefund: {
            /** @default null */
            amount?: components["schemas"]["chalicelib__payments__inputs__MoneyIn"] | null;
            /**
             * Lines
             * @default null
             */
            lines?: components["schemas"]["RestockLine"][] | null;
            /** Reason */
            reason: string;
            /**
             * Refund Delivery
             * @default false
             */
            refund_delivery?: boolean;
            /**
             * Refund Lines
             * @default null
             */
            refund_lines?: components["schemas"]["RestockLine"][] | null;
            /**
             * Restock
             * @default false
             */
            restock?: boolean;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** AtVersion */
        AtVersion: {
            /** Version */
            version: number;
        };
        /** AuditOut */
        AuditOut: {
            /** Items */
            items: components["schemas"]["AuditedOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** AuditedOut */
        AuditedOut: {
            /** About */
            about: string;
            /** Actor */
            actor: string;
            /** At */
            at: string;
            /** Changes */
            changes: components["schemas"]["ChangeOut"][];
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Sequence */
            sequence: number | null;
            /** Source */
            source: string | null;
            /** Told */
            told: {
                [key: string]: unknown;
            };
            /** Who */
            who: string;
        };
        /** AwaitedOut */
        AwaitedOut: {
            /** Product Id */
            product_id: string;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
            /** Variant Title */
            variant_title: string;
            /** Waiting */
            waiting: number;
        };
        /** AwaitedPageOut */
        AwaitedPageOut: {
            /** Items */
            items: components["schemas"]["AwaitedOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** BackInStockOut */
        BackInStockOut: {
            /** Location Id */
            location_id: string;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
        };
        /** BreakOut */
        BreakOut: {
            /** About */
            about: string;
            /** Sentence */
            sentence: string;
            /** Sequence */
            sequence: number;
        };
        /** BulkCountsOut */
        BulkCountsOut: {
            /** Refused */
            refused: number;
            /** Taken */
            taken: number;
        };
        /** BulkEditOut */
        BulkEditOut: {
            counts: components["schemas"]["BulkCountsOut"];
            /**
             * Created At
             * @default
             */
            created_at?: string;
            /**
             * Finished At
             * @default null
             */
            finished_at?: string | null;
            /** Id */
            id: string | null;
            /**
             * Results
             * @default []
             */
            results?: components["schemas"]["BulkResultOut"][];
            /** Rows */
            rows: number;
            /**
             * Started By
             * @default
             */
            started_by?: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "done";
            /**
             * Title
             * @default
             */
            title?: string;
        };
        /** BulkEditsOut */
        BulkEditsOut: {
            /** Items */
            items: components["schemas"]["BulkEditOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** BulkIn */
        BulkIn: {
            /** @default null */
            change?: components["schemas"]["ProductChangeIn"] | null;
            /**
             * Product Ids
             * @default []
             */
            product_ids?: string[];
            /**
             * Title
             * @default
             */
            title?: string;
            /**
             * Variants
             * @default []
             */
            variants?: (components["schemas"]["ChangeOneVariantIn"] | unknown)[];
        };
        /** BulkResultOut */
        BulkResultOut: {
            /** Code */
            code: string | null;
            /** Detail */
            detail: string | null;
            /** Id */
            id: string;
            /** Row */
            row: number;
            /**
             * State
             * @enum {string}
             */
            state: "taken" | "refused";
        };
        /** BuyerOrderOut */
        BuyerOrderOut: {
            /** Billing Address */
            billing_address: {
                [key: string]: unknown;
            } | null;
            /** Can Cancel */
            can_cancel: boolean;
            /** Cancel Reason */
            cancel_reason: string | null;
            /** Currency */
            currency: string;
            delivery: components["schemas"]["DeliveryOut"] | null;
            /** Documents */
            documents: components["schemas"]["DocumentOut"][];
            /** Email */
            email: string;
            /** Fulfilment State */
            fulfilment_state: string;
            /** Gift Note */
            gift_note: string;
            /** Id */
            id: string;
            /** Lines */
            lines: components["schemas"]["OrderLineOut"][];
            /** Note */
            note: string;
            /** Number */
            number: string;
            paid: components["schemas"]["MoneyOut"];
            /** Payment Method */
            payment_method: string;
            /** Payment State */
            payment_state: string;
            /** Placed At */
            placed_at: string;
            /** Prices Include Tax */
            prices_include_tax: boolean;
            promise: components["schemas"]["chalicelib__orders__outputs__PromiseOut"] | null;
            /** Promise History */
            promise_history: {
                [key: string]: unknown;
            }[];
            refunded: components["schemas"]["MoneyOut"];
            /** Shipments */
            shipments: components["schemas"]["chalicelib__orders__outputs__ShipmentOut"][];
            /** Shipping Address */
            shipping_address: {
                [key: string]: unknown;
            } | null;
            /** State */
            state: string;
            /** Tax Number */
            tax_number: string | null;
            /** Taxes */
            taxes: components["schemas"]["TaxOut"][];
            /** Timeline */
            timeline: components["schemas"]["TimelineOut"][];
            /** Token */
            token: string;
            totals: components["schemas"]["TotalsOut"];
        };
        /** CancelOrder */
        CancelOrder: {
            /**
             * Reason
             * @default
             */
            reason?: string;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** CancelPreviewOut */
        CancelPreviewOut: {
            /** Credit Notes */
            credit_notes: components["schemas"]["CreditNoteToComeOut"][];
            disputed: components["schemas"]["MoneyOut"];
            let_go: components["schemas"]["MoneyOut"];
            never_paid: components["schemas"]["MoneyOut"];
            /** Payment State */
            payment_state: string;
            refunded: components["schemas"]["MoneyOut"];
            /** Refunds */
            refunds: components["schemas"]["GoesBackOut"][];
            /** Stock */
            stock: components["schemas"]["BackInStockOut"][];
            /** Version */
            version: number;
        };
        /** Capture */
        Capture: {
            /** @default null */
            amount?: components["schemas"]["chalicelib__payments__inputs__MoneyIn"] | null;
        };
        /** CardOut */
        CardOut: {
            compare_at_price: components["schemas"]["MoneyOut"] | null;
            /** Handle */
            handle: string;
            /** Id */
            id: string;
            image: components["schemas"]["ImageOut"] | null;
            /** In Stock */
            in_stock: boolean;
            price: components["schemas"]["MoneyOut"] | null;
            /** Price Varies */
            price_varies: boolean;
            rating: components["schemas"]["RatingOut"];
            /** Title */
            title: string;
            /** Vendor */
            vendor: string;
        };
        /** CardsOut */
        CardsOut: {
            /** Facets */
            facets: components["schemas"]["FacetOut"][];
            /** Items */
            items: components["schemas"]["CardOut"][];
            /** Meant */
            meant: string | null;
            /** Next Cursor */
            next_cursor: string | null;
            prices: components["schemas"]["PricesOut"] | null;
            /** Total */
            total: number;
        };
        /** CartAddressOut */
        CartAddressOut: {
            /** City */
            city: string;
            /** Company */
            company: string;
            /** Country */
            country: string;
            /** Line1 */
            line1: string;
            /** Line2 */
            line2: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Postal Code */
            postal_code: string;
            /** Region */
            region: string;
        };
        /** CartLineOut */
        CartLineOut: {
            /**
             * Available
             * @default null
             */
            available?: number | null;
            compare_at_price: components["schemas"]["MoneyOut"] | null;
            /** Handle */
            handle: string;
            /** Id */
            id: string;
            /** Image */
            image: string | null;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
            total: components["schemas"]["MoneyOut"];
            unit_price: components["schemas"]["MoneyOut"];
            /** Variant Kind */
            variant_kind: string;
            /** Variant Title */
            variant_title: string;
        };
        /** CartOut */
        CartOut: {
            /** Accepts Marketing */
            accepts_marketing: boolean;
            billing_address: components["schemas"]["CartAddressOut"] | null;
            /** Coupons */
            coupons: string[];
            /** Currency */
            currency: string;
            /** Delivery Option */
            delivery_option: string | null;
            /** Email */
            email: string | null;
            /** Gift Note */
            gift_note: string;
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Lines */
            lines: components["schemas"]["CartLineOut"][];
            /** Note */
            note: string;
            /** Order Id */
            order_id: string | null;
            /** Payment Method */
            payment_method: string | null;
            /** Problems */
            problems: components["schemas"]["CartProblemOut"][];
            shipping_address: components["schemas"]["CartAddressOut"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "ordered";
            /** Tax Number */
            tax_number: string | null;
            /** Token */
            token: string;
            totals: components["schemas"]["CartTotalsOut"];
            /** Version */
            version: number;
        };
        /** CartProblemOut */
        CartProblemOut: {
            /** @default null */
            before?: components["schemas"]["MoneyOut"] | null;
            /**
             * Code
             * @enum {string}
             */
            code: "price_changed" | "not_for_sale" | "out_of_stock";
            /** Detail */
            detail: string;
            /** Line Id */
            line_id: string;
            /** @default null */
            now?: components["schemas"]["MoneyOut"] | null;
        };
        /** CartTotalsOut */
        CartTotalsOut: {
            discount: components["schemas"]["MoneyOut"];
            shipping: components["schemas"]["MoneyOut"];
            subtotal: components["schemas"]["MoneyOut"];
            tax: components["schemas"]["MoneyOut"];
            total: components["schemas"]["MoneyOut"];
        };
        /** ChangeCart */
        ChangeCart: {
            /**
             * Accepts Marketing
             * @default null
             */
            accepts_marketing?: boolean | null;
            /** @default null */
            billing_address?: components["schemas"]["AddressIn"] | null;
            /**
             * Coupons
             * @default null
             */
            coupons?: string[] | null;
            /**
             * Delivery Option
             * @default null
             */
            delivery_option?: string | null;
            /**
             * Email
             * @default null
             */
            email?: string | null;
            /**
             * Gift Note
             * @default null
             */
            gift_note?: string | null;
            /**
             * Note
             * @default null
             */
            note?: string | null;
            /**
             * Payment Method
             * @default null
             */
            payment_method?: ("stripe" | "invoice" | "manual") | null;
            /** @default null */
            shipping_address?: components["schemas"]["AddressIn"] | null;
            /**
             * Tax Number
             * @default null
             */
            tax_number?: string | null;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** ChangeCollectionIn */
        ChangeCollectionIn: {
            /**
             * Description
             * @default null
             */
            description?: string | null;
            /** @default null */
            image?: components["schemas"]["ImageIn"] | null;
            /**
             * Position
             * @default null
             */
            position?: number | null;
            /**
             * Product Order
             * @default null
             */
            product_order?: string[] | null;
            /** @default null */
            rule?: components["schemas"]["RuleIn"] | null;
            /**
             * Title
             * @default null
             */
            title?: string | null;
            /**
             * Translations
             * @default null
             */
            translations?: {
                [key: string]: components["schemas"]["TranslationIn"];
            } | null;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** ChangeContentPage */
        ChangeContentPage: {
            /**
             * Menu
             * @default null
             */
            menu?: ("none" | "footer" | "header") | null;
            /**
             * Position
             * @default null
             */
            position?: number | null;
            /**
             * Published
             * @default null
             */
            published?: boolean | null;
            /**
             * Texts
             * @default null
             */
            texts?: {
                [key: string]: components["schemas"]["PageTexts"];
            } | null;
            /** Version */
            version: number;
        };
        /** ChangeCustomer */
        ChangeCustomer: {
            /**
             * Accepts Marketing
             * @default null
             */
            accepts_marketing?: boolean | null;
            /**
             * Custom Fields
             * @default null
             */
            custom_fields?: {
                [key: string]: unknown;
            } | null;
            /**
             * Group
             * @default null
             */
            group?: string | null;
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Note
             * @default null
             */
            note?: string | null;
            /**
             * Phone
             * @default null
             */
            phone?: string | null;
            /**
             * Tax Number
             * @default null
             */
            tax_number?: string | null;
            /** Version */
            version: number;
        };
        /** ChangeLine */
        ChangeLine: {
            /** Quantity */
            quantity: number;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** ChangeLocation */
        ChangeLocation: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            address?: components["schemas"]["LocationAddress"];
            /** Name */
            name?: string;
            /**
             * Pickup
             * @default false
             */
            pickup?: boolean;
            /**
             * Position
             * @default 0
             */
            position?: number;
            /**
             * Ships
             * @default true
             */
            ships?: boolean;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** ChangeLook */
        ChangeLook: {
            /** @default null */
            design?: components["schemas"]["Design"] | null;
            /**
             * Sections
             * @default null
             */
            sections?: (components["schemas"]["Hero"] | components["schemas"]["Shelf"] | components["schemas"]["Feature"] | components["schemas"]["Collections"] | components["schemas"]["Story"] | components["schemas"]["Quotes"])[] | null;
            /** Version */
            version: number;
        };
        /** ChangeMediaIn */
        ChangeMediaIn: {
            /**
             * Alt
             * @default null
             */
            alt?: {
                [key: string]: string;
            } | null;
            /** @default null */
            focal?: components["schemas"]["FocalIn"] | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** ChangeOneVariantIn */
        ChangeOneVariantIn: {
            /**
             * Barcode
             * @default null
             */
            barcode?: string | null;
            /**
             * Compare At
             * @default null
             */
            compare_at?: components["schemas"]["chalicelib__catalogue__inputs__MoneyIn"][] | null;
            /**
             * Cost
             * @default null
             */
            cost?: components["schemas"]["chalicelib__catalogue__inputs__MoneyIn"][] | null;
            /**
             * Custom Fields
             * @default null
             */
            custom_fields?: {
                [key: string]: string | boolean | number;
            } | null;
            /**
             * Grams
             * @default null
             */
            grams?: number | null;
            /**
             * Image
             * @default null
             */
            image?: string | null;
            /**
             * Kind
             * @default null
             */
            kind?: ("goods" | "digital" | "service") | null;
            /**
             * Options
             * @default null
             */
            options?: {
                [key: string]: string;
            } | null;
            /**
             * Prices
             * @default null
             */
            prices?: components["schemas"]["chalicelib__catalogue__inputs__MoneyIn"][] | null;
            /**
             * Sell When Out
             * @default null
             */
            sell_when_out?: boolean | null;
            /** Sku */
            sku: string;
            /**
             * Tax Class
             * @default null
             */
            tax_class?: string | null;
            /**
             * Tracked
             * @default null
             */
            tracked?: boolean | null;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** ChangeOut */
        ChangeOut: {
            /** After */
            after: unknown;
            /** Before */
            before: unknown;
            /** Field */
            field: string;
        };
        /** ChangePassword */
        ChangePassword: {
            /** New Password */
            new_password: string;
            /** Password */
            password: string;
        };
        /** ChangeProductIn */
        ChangeProductIn: {
            /**
             * Collections
             * @default null
             */
            collections?: string[] | null;
            /**
             * Custom Fields
             * @default null
             */
            custom_fields?: {
                [key: string]: string | boolean | number;
            } | null;
            /**
             * Description
             * @default null
             */
            description?: string | null;
            /**
             * Handle
             * @default null
             */
            handle?: string | null;
            /**
             * Images
             * @default null
             */
            images?: components["schemas"]["ImageIn"][] | null;
            /**
             * Product Type
             * @default null
             */
            product_type?: string | null;
            /**
             * Publish At
             * @default null
             */
            publish_at?: string | null;
            /** @default null */
            seo?: components["schemas"]["SeoIn"] | null;
            /**
             * Status
             * @default null
             */
            status?: ("draft" | "active" | "archived") | null;
            /**
             * Tags
             * @default null
             */
            tags?: string[] | null;
            /**
             * Title
             * @default null
             */
            title?: string | null;
            /**
             * Translations
             * @default null
             */
            translations?: {
                [key: string]: components["schemas"]["TranslationIn"];
            } | null;
            /** @default null */
            variants?: components["schemas"]["VariantsIn"] | null;
            /**
             * Vendor
             * @default null
             */
            vendor?: string | null;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** ChangeSettings */
        ChangeSettings: {
            /**
             * Hold All
             * @default false
             */
            hold_all?: boolean;
            /**
             * Hold Stars
             * @default 0
             */
            hold_stars?: number;
            /**
             * Hold Strangers
             * @default false
             */
            hold_strangers?: boolean;
            /**
             * Trust Photos
             * @default false
             */
            trust_photos?: boolean;
            /** Version */
            version: number;
            /** Words */
            words: string[];
        };
        /** ChangeShop */
        ChangeShop: {
            /**
             * Back At
             * @default null
             */
            back_at?: string | null;
            /**
             * Capture
             * @default null
             */
            capture?: ("automatic" | "manual") | null;
            /**
             * Closed
             * @default null
             */
            closed?: boolean | null;
            /**
             * Closed Notice
             * @default null
             */
            closed_notice?: {
                [key: string]: string;
            } | null;
            /**
             * Country
             * @default null
             */
            country?: string | null;
            /**
             * Currencies
             * @default null
             */
            currencies?: string[] | null;
            /**
             * Custom Fields
             * @default null
             */
            custom_fields?: {
                [key: string]: components["schemas"]["CustomFieldIn"][];
            } | null;
            /**
             * Hold Minutes
             * @default null
             */
            hold_minutes?: number | null;
            /**
             * Invoice Days
             * @default null
             */
            invoice_days?: number | null;
            /**
             * Language
             * @default null
             */
            language?: ("en" | "nb" | "id") | null;
            /**
             * Languages
             * @default null
             */
            languages?: ("en" | "nb" | "id")[] | null;
            /** @default null */
            legal?: components["schemas"]["LegalIn"] | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Payment Methods
             * @default null
             */
            payment_methods?: ("stripe" | "invoice" | "manual")[] | null;
            /**
             * Prices Include Tax
             * @default null
             */
            prices_include_tax?: boolean | null;
            /**
             * Second Factor Roles
             * @default null
             */
            second_factor_roles?: ("owner" | "manager" | "fulfilment" | "support" | "accountant" | "credit_controller")[] | null;
            /**
             * Tax Registrations
             * @default null
             */
            tax_registrations?: components["schemas"]["TaxRegistrationIn"][] | null;
            /**
             * Terms Url
             * @default null
             */
            terms_url?: string | null;
            /**
             * Time Zone
             * @default null
             */
            time_zone?: string | null;
            /** Version */
            version: number;
        };
        /** ChangeStaff */
        ChangeStaff: {
            /**
             * Active
             * @default null
             */
            active?: boolean | null;
            /**
             * Forget Second Factor
             * @default false
             */
            forget_second_factor?: boolean;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Password
             * @default null
             */
            password?: string | null;
            /**
             * Role
             * @default null
             */
            role?: ("owner" | "manager" | "fulfilment" | "support" | "accountant" | "credit_controller") | null;
            /**
             * Send Link
             * @default false
             */
            send_link?: boolean;
            /**
             * Sign Out
             * @default false
             */
            sign_out?: boolean;
            /** Version */
            version: number;
        };
        /** ChangeStocktake */
        ChangeStocktake: {
            /**
             * State
             * @default null
             */
            state?: ("posted" | "cancelled") | null;
            /**
             * Title
             * @default null
             */
            title?: string | null;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** ChangeVariantIn */
        ChangeVariantIn: {
            /**
             * Barcode
             * @default null
             */
            barcode?: string | null;
            /**
             * Compare At
             * @default null
             */
            compare_at?: components["schemas"]["chalicelib__catalogue__inputs__MoneyIn"][] | null;
            /**
             * Cost
             * @default null
             */
            cost?: components["schemas"]["chalicelib__catalogue__inputs__MoneyIn"][] | null;
            /**
             * Custom Fields
             * @default null
             */
            custom_fields?: {
                [key: string]: string | boolean | number;
            } | null;
            /**
             * Grams
             * @default null
             */
            grams?: number | null;
            /**
             * Image
             * @default null
             */
            image?: string | null;
            /**
             * Kind
             * @default null
             */
            kind?: ("goods" | "digital" | "service") | null;
            /**
             * Options
             * @default null
             */
            options?: {
                [key: string]: string;
            } | null;
            /**
             * Prices
             * @default null
             */
            prices?: components["schemas"]["chalicelib__catalogue__inputs__MoneyIn"][] | null;
            /**
             * Sell When Out
             * @default null
             */
            sell_when_out?: boolean | null;
            /**
             * Tax Class
             * @default null
             */
            tax_class?: string | null;
            /**
             * Tracked
             * @default null
             */
            tracked?: boolean | null;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** CheckOut */
        CheckOut: {
            /** Against */
            against: string;
            /** Name */
            name: string;
            /** Needed */
            needed: number;
            /** Passes */
            passes: boolean;
            /** Ratio */
            ratio: number;
            /** Suggestion */
            suggestion: string | null;
        };
        /** CheckoutOut */
        CheckoutOut: {
            order: components["schemas"]["PlacedOut"];
            payment: components["schemas"]["chalicelib__checkout__outputs__PaymentOut"] | null;
        };
        /** ChoosePassword */
        ChoosePassword: {
            /** Password */
            password: string;
            /** Token */
            token: string;
        };
        /** ChosenOut */
        ChosenOut: {
            /** Token */
            token: string | null;
        };
        /** CodeSentOut */
        CodeSentOut: {
            /** Minutes */
            minutes: number;
        };
        /** CollectionOut */
        CollectionOut: {
            /** Description */
            description: string;
            /** Handle */
            handle: string;
            image: components["schemas"]["ImageOut"] | null;
            /** Title */
            title: string;
        };
        /** Collections */
        Collections: {
            /** Handles */
            handles?: string[];
            /**
             * Hidden
             * @default false
             */
            hidden?: boolean;
            /** Id */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "collections";
            /** Texts */
            texts?: {
                [key: string]: components["schemas"]["Words"];
            };
        };
        /** CollectionsOut */
        CollectionsOut: {
            /** Items */
            items: components["schemas"]["CollectionOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** ColumnOut */
        ColumnOut: {
            /** Becomes */
            becomes: string;
            /** Example */
            example: string;
            /** Field */
            field: string;
            /** Name */
            name: string;
        };
        /** CommentOut */
        CommentOut: {
            /** Created At */
            created_at: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Review Id */
            review_id: string;
            /** Text */
            text: string;
        };
        /** CommentedOut */
        CommentedOut: {
            /** Name */
            name: string;
            /** Product Id */
            product_id: string;
            /** Product Title */
            product_title: string;
            /** Stars */
            stars: number;
            /** Text */
            text: string;
            /** Title */
            title: string;
        };
        /** CommentsOut */
        CommentsOut: {
            /** Items */
            items: components["schemas"]["CommentOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** ConditionIn */
        ConditionIn: {
            /**
             * Field
             * @enum {string}
             */
            field: "title" | "vendor" | "type" | "tag" | "price";
            /**
             * Is
             * @enum {string}
             */
            is: "is" | "not" | "contains" | "starts" | "above" | "below";
            /** Value */
            value: string;
        };
        /** ConfirmEmail */
        ConfirmEmail: {
            /** Code */
            code: string;
        };
        /** ConfirmTotp */
        ConfirmTotp: {
            /** Code */
            code: string;
        };
        /** ContentPageOut */
        ContentPageOut: {
            /** Menu */
            menu: string;
            /** Position */
            position: number;
            /** Preview */
            preview: string;
            /** Published */
            published: boolean;
            /** Slug */
            slug: string;
            /** Texts */
            texts: {
                [key: string]: components["schemas"]["PageTextsOut"];
            };
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** ContentPageRowOut */
        ContentPageRowOut: {
            /** Menu */
            menu: string;
            /** Position */
            position: number;
            /** Published */
            published: boolean;
            /** Slug */
            slug: string;
            /** Titles */
            titles: {
                [key: string]: string;
            };
            /** Updated At */
            updated_at: string;
        };
        /** ContentPagesOut */
        ContentPagesOut: {
            /** Items */
            items: components["schemas"]["ContentPageRowOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** CountsOut */
        CountsOut: {
            /** Changed */
            changed: number;
            /** Created */
            created: number;
            /** Images */
            images: number;
            /** Not Taken */
            not_taken: number;
            /** Refused */
            refused: number;
            /** Reported */
            reported: number;
            /** Stock */
            stock: number;
            /** Unchanged */
            unchanged: number;
            /** Variants */
            variants: number;
        };
        /** CreateApiKey */
        CreateApiKey: {
            /** Permissions */
            permissions: string[];
            /** Title */
            title: string;
        };
        /** CreditNoteToComeOut */
        CreditNoteToComeOut: {
            /** Taxes */
            taxes: components["schemas"]["CreditedTaxOut"][];
            total: components["schemas"]["MoneyOut"];
        };
        /** CreditedLineOut */
        CreditedLineOut: {
            /** Line Id */
            line_id: string;
            /** Quantity */
            quantity: number;
            /** Title */
            title: string;
            total: components["schemas"]["MoneyOut"];
        };
        /** CreditedTaxOut */
        CreditedTaxOut: {
            base: components["schemas"]["MoneyOut"];
            /** Rate */
            rate: number;
            tax: components["schemas"]["MoneyOut"];
        };
        /** CustomFieldIn */
        CustomFieldIn: {
            /**
             * Choices
             * @default null
             */
            choices?: string[] | null;
            /**
             * Filterable
             * @default null
             */
            filterable?: boolean | null;
            /** Name */
            name: string;
            /**
             * Shown
             * @default null
             */
            shown?: boolean | null;
            /** Title */
            title: string;
            /**
             * Type
             * @enum {string}
             */
            type: "text" | "number" | "flag" | "date" | "choice";
        };
        /** CustomFieldOut */
        CustomFieldOut: {
            /**
             * Choices
             * @default null
             */
            choices?: string[] | null;
            /**
             * Filterable
             * @default null
             */
            filterable?: boolean | null;
            /** Name */
            name: string;
            /**
             * Shown
             * @default null
             */
            shown?: boolean | null;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /** CustomerEventOut */
        CustomerEventOut: {
            /** Actor */
            actor: string;
            /** At */
            at: string;
            /** Event Id */
            event_id: string;
            /** Name */
            name: string;
            /** Payload */
            payload: {
                [key: string]: unknown;
            };
            /** Sequence */
            sequence: number;
        };
        /** CustomerEventsOut */
        CustomerEventsOut: {
            /** Items */
            items: components["schemas"]["CustomerEventOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** CustomerGroupOut */
        CustomerGroupOut: {
            /** Members */
            members: number;
            /** Name */
            name: string;
        };
        /** CustomerGroupsOut */
        CustomerGroupsOut: {
            /** Items */
            items: components["schemas"]["CustomerGroupOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** CustomerListedOut */
        CustomerListedOut: {
            /** Accepts Marketing */
            accepts_marketing: boolean;
            /** Consent At */
            consent_at: string | null;
            /** Consent Source */
            consent_source: string | null;
            /** Created At */
            created_at: string;
            /** Email */
            email: string;
            /** Group */
            group: string | null;
            /** Has Account */
            has_account: boolean;
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Orders */
            orders: number;
            /** Phone */
            phone: string;
            /** Revenue */
            revenue: components["schemas"]["MoneyOut"][];
            /** Version */
            version: number;
        };
        /** CustomerMeOut */
        CustomerMeOut: {
            /** Accepts Marketing */
            accepts_marketing: boolean;
            /** Addresses */
            addresses: components["schemas"]["SavedAddressOut"][];
            /** Consent At */
            consent_at: string | null;
            /** Consent Source */
            consent_source: string | null;
            /** Email */
            email: string;
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Tax Number */
            tax_number: string | null;
            /** Version */
            version: number;
        };
        /** CustomerOut */
        CustomerOut: {
            /** Accepts Marketing */
            accepts_marketing: boolean;
            /** Addresses */
            addresses: components["schemas"]["SavedAddressOut"][];
            /** Consent At */
            consent_at: string | null;
            /** Consent Source */
            consent_source: string | null;
            /** Created At */
            created_at: string;
            /** Custom Fields */
            custom_fields: {
                [key: string]: unknown;
            };
            /** Email */
            email: string;
            /** Group */
            group: string | null;
            /** Has Account */
            has_account: boolean;
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Other Emails */
            other_emails: string[];
            /** Phone */
            phone: string;
            /** Tax Number */
            tax_number: string | null;
            /** Totals */
            totals: components["schemas"]["CustomerTotalsOut"][];
            /** Version */
            version: number;
        };
        /** CustomerPageOut */
        CustomerPageOut: {
            /** Items */
            items: components["schemas"]["CustomerListedOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** CustomerPasskeysOut */
        CustomerPasskeysOut: {
            /** Items */
            items: components["schemas"]["PasskeyOut"][];
        };
        /** CustomerTokenOut */
        CustomerTokenOut: {
            /** Token */
            token: string;
        };
        /** CustomerTotalsOut */
        CustomerTotalsOut: {
            average: components["schemas"]["MoneyOut"];
            /** Cancelled */
            cancelled: number;
            never_paid: components["schemas"]["MoneyOut"];
            /** Orders */
            orders: number;
            refunded: components["schemas"]["MoneyOut"];
            revenue: components["schemas"]["MoneyOut"];
            spent: components["schemas"]["MoneyOut"];
        };
        /** DayOut */
        DayOut: {
            average: components["schemas"]["MoneyOut"] | null;
            /** Cancelled */
            cancelled: number;
            /** Day */
            day: string;
            /** Orders */
            orders: number;
            refunded: components["schemas"]["MoneyOut"];
            /** Refunds */
            refunds: number;
            sales: components["schemas"]["MoneyOut"];
        };
        /** DeadLetterOut */
        DeadLetterOut: {
            /** Aggregate */
            aggregate: string;
            /** At */
            at: string;
            /** Event */
            event: string;
            /** Event Id */
            event_id: string;
            /** Handler */
            handler: string;
            /** Id */
            id: string;
            /** Queue */
            queue: string;
        };
        /** DeadLettersOut */
        DeadLettersOut: {
            /** Items */
            items: components["schemas"]["DeadLetterOut"][];
            /** Next Cursor */
            next_cursor: null;
        };
        /** DeliveryOptionIn */
        DeliveryOptionIn: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /** Closed On */
            closed_on?: string[];
            /** Countries */
            countries?: string[];
            /**
             * Cut Off
             * @default null
             */
            cut_off?: string | null;
            /**
             * Delivery Kind
             * @default delivery
             * @enum {string}
             */
            delivery_kind?: "delivery" | "pickup";
            /** Free From */
            free_from?: {
                [key: string]: number;
            };
            /**
             * Handling Days
             * @default 1
             */
            handling_days?: number;
            /** Id */
            id: string;
            /**
             * Location Id
             * @default null
             */
            location_id?: string | null;
            /**
             * Max Grams
             * @default null
             */
            max_grams?: number | null;
            /** Packing Weekdays */
            packing_weekdays?: number[];
            /** Prices */
            prices: {
                [key: string]: number;
            };
            /**
             * Tax Class
             * @default standard
             */
            tax_class?: string;
            /** Titles */
            titles: {
                [key: string]: string;
            };
            /** Transit Days */
            transit_days?: number[];
            /** Transit Weekdays */
            transit_weekdays?: number[];
        };
        /** DeliveryOut */
        DeliveryOut: {
            /** Id */
            id: string;
            /** Pickup */
            pickup: {
                [key: string]: unknown;
            } | null;
            price: components["schemas"]["MoneyOut"];
            promise: components["schemas"]["chalicelib__orders__outputs__PromiseOut"] | null;
            /** Title */
            title: string;
        };
        /** DeliveryTableOut */
        DeliveryTableOut: {
            /** Options */
            options: {
                [key: string]: unknown;
            }[];
            /** Version */
            version: number;
        };
        /** Design */
        Design: {
            /** Accent */
            accent: string;
            /**
             * Corners
             * @enum {string}
             */
            corners: "square" | "slight" | "soft" | "round";
            /** @default null */
            dark_logo?: components["schemas"]["Picture"] | null;
            /** Ink */
            ink: string;
            /** @default null */
            logo?: components["schemas"]["Picture"] | null;
            /** Paper */
            paper: string;
            /**
             * Typeface
             * @enum {string}
             */
            typeface: "inter" | "figtree" | "lora" | "system" | "humanist" | "old_style" | "transitional" | "mono";
        };
        /** DifferenceOut */
        DifferenceOut: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Intent Id */
            intent_id: string;
            /** Mended */
            mended: boolean;
            /** Number */
            number: string;
            /** Order Id */
            order_id: string;
            /** Ours */
            ours: string;
            /** Theirs */
            theirs: string;
        };
        /** DisputesOut */
        DisputesOut: {
            /** Items */
            items: components["schemas"]["ListedDisputeOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** DocumentLineOut */
        DocumentLineOut: {
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
            /** Tax Rate */
            tax_rate: number;
            /** Title */
            title: string;
            total: components["schemas"]["MoneyOut"];
            unit_price: components["schemas"]["MoneyOut"];
        };
        /** DocumentOut */
        DocumentOut: {
            /** Document */
            document: string;
            /** Number */
            number: string;
            /** Posted At */
            posted_at: string;
            total: components["schemas"]["MoneyOut"];
            /** Url */
            url: string;
        };
        /** DocumentRowOut */
        DocumentRowOut: {
            /** Buyer */
            buyer: string;
            /** Corrects */
            corrects: string | null;
            /** Customer Id */
            customer_id: string;
            /** Document */
            document: string;
            /** Due On */
            due_on: string | null;
            /** Number */
            number: string;
            /** Order Id */
            order_id: string;
            /** Order Number */
            order_number: string;
            /** Pdf */
            pdf: string;
            /** Posted At */
            posted_at: string;
            total: components["schemas"]["MoneyOut"];
        };
        /** DocumentRowsOut */
        DocumentRowsOut: {
            /** Items */
            items: components["schemas"]["DocumentRowOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** DocumentTaxOut */
        DocumentTaxOut: {
            base: components["schemas"]["MoneyOut"];
            /** Rate */
            rate: number;
            tax: components["schemas"]["MoneyOut"];
        };
        /** DoneIn */
        DoneIn: {
            /**
             * Alt
             * @default {}
             */
            alt?: {
                [key: string]: string;
            };
            /**
             * Name
             * @default
             */
            name?: string;
        };
        /** EditOrder */
        EditOrder: {
            /** Add Tags */
            add_tags?: string[];
            /** @default null */
            billing_address?: components["schemas"]["AddressIn"] | null;
            /**
             * Email
             * @default null
             */
            email?: string | null;
            /**
             * Gift Note
             * @default null
             */
            gift_note?: string | null;
            /**
             * Note
             * @default null
             */
            note?: string | null;
            /**
             * Priority
             * @default null
             */
            priority?: number | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Remove Tags */
            remove_tags?: string[];
            /** @default null */
            shipping_address?: components["schemas"]["AddressIn"] | null;
            /**
             * Tags
             * @default null
             */
            tags?: string[] | null;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** EditReview */
        EditReview: {
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /**
             * Order Id
             * @default null
             */
            order_id?: string | null;
            /** Photos */
            photos?: string[];
            /**
             * Stars
             * @default null
             */
            stars?: number | null;
            /**
             * Text
             * @default null
             */
            text?: string | null;
            /**
             * Title
             * @default null
             */
            title?: string | null;
            /** Without */
            without?: string[];
        };
        /** ElsewhereOut */
        ElsewhereOut: {
            /** Location Id */
            location_id: string;
            /** Name */
            name: string;
            /** Units */
            units: number;
        };
        /** EnterCount */
        EnterCount: {
            /**
             * Add
             * @default null
             */
            add?: number | null;
            /**
             * Counted
             * @default null
             */
            counted?: number | null;
            /** Sku */
            sku: string;
        };
        /** EnterPayment */
        EnterPayment: {
            amount: components["schemas"]["chalicelib__payments__inputs__MoneyIn"];
            /**
             * Method
             * @default manual
             * @enum {string}
             */
            method?: "manual" | "invoice";
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /** EventOut */
        EventOut: {
            /** Actor */
            actor: string;
            /** At */
            at: string;
            /** Event Id */
            event_id: string;
            /** Hash */
            hash: string;
            /** Name */
            name: string;
            /** Payload */
            payload: {
                [key: string]: unknown;
            };
            /** Sequence */
            sequence: number;
        };
        /** EventsOut */
        EventsOut: {
            /** Items */
            items: components["schemas"]["EventOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** ExcludedOut */
        ExcludedOut: {
            /** Id */
            id: string;
            /** Transports */
            transports: string[];
        };
        /** ExportedOut */
        ExportedOut: {
            /** Bytes */
            bytes: number;
            /** Gathered */
            gathered: number;
            /** Kept Until */
            kept_until: string | null;
            /** Records */
            records: number;
            /** Size */
            size: number;
        };
        /** FacetOut */
        FacetOut: {
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Values */
            values: components["schemas"]["FacetValueOut"][];
        };
        /** FacetValueOut */
        FacetValueOut: {
            /** Count */
            count: number;
            /** Title */
            title: string;
            /** Value */
            value: string;
        };
        /** Feature */
        Feature: {
            /** Collection */
            collection: string;
            /**
             * Count
             * @default 4
             */
            count?: number;
            /**
             * Hidden
             * @default false
             */
            hidden?: boolean;
            /** Id */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "collection";
            /** Texts */
            texts?: {
                [key: string]: components["schemas"]["Words"];
            };
        };
        /** FeedLineIn */
        FeedLineIn: {
            /**
             * Delta
             * @default null
             */
            delta?: number | null;
            /**
             * Id
             * @default null
             */
            id?: string | null;
            /**
             * Location Id
             * @default null
             */
            location_id?: string | null;
            /**
             * On Hand
             * @default null
             */
            on_hand?: number | null;
            /** Sku */
            sku: string;
        };
        /** FeedOut */
        FeedOut: {
            /** Clamped */
            clamped: number;
            /** Feed Id */
            feed_id: string;
            /** Items */
            items: components["schemas"]["FeedResultOut"][];
            /** Refused */
            refused: number;
            /** Taken */
            taken: number;
            /** Unchanged */
            unchanged: number;
        };
        /** FeedResultOut */
        FeedResultOut: {
            /** Code */
            code: string | null;
            /** Detail */
            detail: string | null;
            /** Id */
            id: string;
            /** Line */
            line: number;
            /** Location Id */
            location_id: string | null;
            /** On Hand */
            on_hand: number | null;
            /** Repeated */
            repeated: boolean;
            /** Sku */
            sku: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "taken" | "unchanged" | "clamped" | "refused";
        };
        /** FileOut */
        FileOut: {
            /** Expires At */
            expires_at: string;
            /** Url */
            url: string;
        };
        /** FocalIn */
        FocalIn: {
            /** X */
            x: number;
            /** Y */
            y: number;
        };
        /** FocalOut */
        FocalOut: {
            /** X */
            x: number;
            /** Y */
            y: number;
        };
        /** GlossaryOut */
        GlossaryOut: {
            /** Language */
            language: string;
            /** Languages */
            languages: string[];
            /** Version */
            version: number;
            /** Words */
            words: components["schemas"]["WordOut"][];
        };
        /** GoesBackOut */
        GoesBackOut: {
            amount: components["schemas"]["MoneyOut"];
            /** Card */
            card: string | null;
            /** Method */
            method: string;
            /** Payment Id */
            payment_id: string;
        };
        /** HelpfulOut */
        HelpfulOut: {
            /** Helpful */
            helpful: number;
        };
        /** Hero */
        Hero: {
            /**
             * Hidden
             * @default false
             */
            hidden?: boolean;
            /** Id */
            id: string;
            /** @default null */
            image?: components["schemas"]["Picture"] | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "hero";
            /**
             * Link
             * @default null
             */
            link?: string | null;
            /** Texts */
            texts?: {
                [key: string]: components["schemas"]["Words"];
            };
        };
        /** HistogramOut */
        HistogramOut: {
            /** Average */
            average: number | null;
            /** Count */
            count: number;
            /** Histogram */
            histogram: {
                [key: string]: number;
            };
        };
        /** HomeOut */
        HomeOut: {
            /** At */
            at: string;
            before: components["schemas"]["DayOut"];
            /** Currencies */
            currencies: string[];
            /** Currency */
            currency: string;
            /** Days */
            days: components["schemas"]["DayOut"][];
            /** Days Before */
            days_before: components["schemas"]["DayOut"][];
            /** Low Stock */
            low_stock: number | null;
            period: components["schemas"]["DayOut"];
            /** Period From */
            period_from: string;
            /** Problems */
            problems: number;
            /** Reviews Waiting */
            reviews_waiting: number | null;
            /** Running Out */
            running_out: components["schemas"]["LowOut"][];
            /** States */
            states: components["schemas"]["StateOut"][];
            /** Time Zone */
            time_zone: string;
            today: components["schemas"]["DayOut"];
            /** Today From */
            today_from: string;
            yesterday: components["schemas"]["DayOut"];
        };
        /** ImageIn */
        ImageIn: {
            /**
             * Alt
             * @default
             */
            alt?: string;
            /**
             * Alts
             * @default {}
             */
            alts?: {
                [key: string]: string;
            };
            /** @default null */
            focal?: components["schemas"]["FocalIn"] | null;
            /**
             * Height
             * @default null
             */
            height?: number | null;
            /** Url */
            url: string;
            /**
             * Width
             * @default null
             */
            width?: number | null;
        };
        /** ImageOut */
        ImageOut: {
            /**
             * Alt
             * @default
             */
            alt?: string;
            /**
             * Alts
             * @default {}
             */
            alts?: {
                [key: string]: string;
            };
            /**
             * Colour
             * @default
             */
            colour?: string;
            /** @default null */
            focal?: components["schemas"]["FocalOut"] | null;
            /**
             * Height
             * @default null
             */
            height?: number | null;
            /**
             * Sources
             * @default []
             */
            sources?: string[];
            /** Url */
            url: string;
            /**
             * Width
             * @default null
             */
            width?: number | null;
        };
        /** ImportPreviewOut */
        ImportPreviewOut: {
            /** Columns */
            columns: components["schemas"]["ColumnOut"][];
            /** Dialect */
            dialect: string;
            /** Problems */
            problems: components["schemas"]["ReportLineOut"][];
            /** Products */
            products: components["schemas"]["PreviewProductOut"][];
            /** Trouble */
            trouble: string | null;
            /** Whole */
            whole: boolean;
        };
        /** InviteStaff */
        InviteStaff: {
            /** Email */
            email: string;
            /** Name */
            name: string;
            /**
             * Password
             * @default null
             */
            password?: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "manager" | "fulfilment" | "support" | "accountant" | "credit_controller";
        };
        /** JobOut */
        JobOut: {
            /** Columns Not Kept */
            columns_not_kept: string[];
            counts: components["schemas"]["CountsOut"] | null;
            /** Created At */
            created_at: string;
            exported: components["schemas"]["ExportedOut"] | null;
            /** Finished At */
            finished_at: string | null;
            /** Format */
            format: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Progress */
            progress: number;
            /** State */
            state: string;
            /** Task */
            task: string;
            /** Trouble */
            trouble: string | null;
        };
        /** JobReportOut */
        JobReportOut: {
            /** Columns Not Kept */
            columns_not_kept: string[];
            counts: components["schemas"]["CountsOut"] | null;
            /** Created At */
            created_at: string;
            exported: components["schemas"]["ExportedOut"] | null;
            /** Finished At */
            finished_at: string | null;
            /** Format */
            format: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Next Cursor */
            next_cursor: string | null;
            /** Progress */
            progress: number;
            /** Report */
            report: components["schemas"]["ReportLineOut"][];
            /** State */
            state: string;
            /** Task */
            task: string;
            /** Trouble */
            trouble: string | null;
        };
        /** JobsOut */
        JobsOut: {
            /** Items */
            items: components["schemas"]["JobOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** KeepView */
        KeepView: {
            /** Columns */
            columns?: string[];
            filters?: components["schemas"]["ViewFilters"];
            /** Name */
            name: string;
            /**
             * Shared
             * @default false
             */
            shared?: boolean;
            /**
             * Sort
             * @default -placed_at
             */
            sort?: string;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** KeptCollectionOut */
        KeptCollectionOut: {
            /** Description */
            description: string;
            /** Handle */
            handle: string;
            image: components["schemas"]["ImageOut"] | null;
            /** Position */
            position: number;
            /** Product Order */
            product_order: string[];
            /** Rule */
            rule: {
                [key: string]: unknown;
            } | null;
            /** Title */
            title: string;
            /** Translations */
            translations: {
                [key: string]: unknown;
            };
            /** Version */
            version: number;
        };
        /** KeptCollectionsOut */
        KeptCollectionsOut: {
            /** Items */
            items: components["schemas"]["KeptCollectionOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** KeptProductOut */
        KeptProductOut: {
            /** Collections */
            collections: string[];
            /** Created At */
            created_at: string;
            /** Custom Fields */
            custom_fields: {
                [key: string]: unknown;
            };
            /** Description */
            description: string;
            /** Handle */
            handle: string;
            /** Id */
            id: string;
            /** Images */
            images: components["schemas"]["ImageOut"][];
            /** Options */
            options: components["schemas"]["chalicelib__catalogue__outputs__OptionOut"][];
            /** Product Type */
            product_type: string;
            /** Publish At */
            publish_at: string | null;
            /** Seo */
            seo: {
                [key: string]: string;
            };
            /** Status */
            status: string;
            /** Tags */
            tags: string[];
            /** Title */
            title: string;
            /** Translations */
            translations: {
                [key: string]: unknown;
            };
            /** Updated At */
            updated_at: string;
            /** Variants */
            variants: components["schemas"]["KeptVariantOut"][];
            /** Vendor */
            vendor: string;
            /** Version */
            version: number;
        };
        /** KeptVariantOut */
        KeptVariantOut: {
            /** Barcode */
            barcode: string | null;
            /** Compare At */
            compare_at: components["schemas"]["MoneyOut"][];
            /** Cost */
            cost: components["schemas"]["MoneyOut"][];
            /** Custom Fields */
            custom_fields: {
                [key: string]: unknown;
            };
            /** Grams */
            grams: number;
            /** Image */
            image: string | null;
            /** Kind */
            kind: string;
            /** Options */
            options: {
                [key: string]: string;
            };
            /** Position */
            position: number;
            /** Prices */
            prices: components["schemas"]["MoneyOut"][];
            /** Sell When Out */
            sell_when_out: boolean;
            /** Sku */
            sku: string;
            /** Tax Class */
            tax_class: string;
            /** Title */
            title: string;
            /** Tracked */
            tracked: boolean;
            /** Version */
            version: number;
        };
        /** KnowPassword */
        KnowPassword: {
            /** Password */
            password: string;
        };
        /** LegalIn */
        LegalIn: {
            /**
             * Bank Account
             * @default
             */
            bank_account?: string;
            /**
             * City
             * @default
             */
            city?: string;
            /** Country */
            country: string;
            /**
             * Email
             * @default
             */
            email?: string;
            /**
             * Line1
             * @default
             */
            line1?: string;
            /**
             * Line2
             * @default
             */
            line2?: string;
            /** Name */
            name: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Postal Code
             * @default
             */
            postal_code?: string;
            /**
             * Tax Number
             * @default
             */
            tax_number?: string;
        };
        /** LegalOut */
        LegalOut: {
            /**
             * Bank Account
             * @default
             */
            bank_account?: string;
            /**
             * City
             * @default
             */
            city?: string;
            /** Country */
            country: string;
            /**
             * Email
             * @default
             */
            email?: string;
            /**
             * Line1
             * @default
             */
            line1?: string;
            /**
             * Line2
             * @default
             */
            line2?: string;
            /** Name */
            name: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Postal Code
             * @default
             */
            postal_code?: string;
            /**
             * Tax Number
             * @default
             */
            tax_number?: string;
        };
        /** LevelOut */
        LevelOut: {
            /** Available */
            available: number;
            /** Incoming */
            incoming: number;
            /** Location */
            location: string;
            /** Location Id */
            location_id: string;
            /** On Hand */
            on_hand: number;
            /** Reserved */
            reserved: number;
            /** Safety */
            safety: number;
        };
        /** ListedDisputeOut */
        ListedDisputeOut: {
            amount: components["schemas"]["MoneyOut"];
            /** At */
            at: string;
            /** Email */
            email: string;
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Order Id */
            order_id: string;
            /** Reason */
            reason: string;
            /** State */
            state: string;
            /** Updated At */
            updated_at: string;
        };
        /** ListedPaymentOut */
        ListedPaymentOut: {
            amount: components["schemas"]["MoneyOut"];
            /** At */
            at: string;
            captured: components["schemas"]["MoneyOut"];
            /** Card */
            card: string | null;
            /** Email */
            email: string;
            /** Failure */
            failure: string | null;
            /** Id */
            id: string;
            /** Method */
            method: string;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Order Id */
            order_id: string;
            refunded: components["schemas"]["MoneyOut"];
            /** State */
            state: string;
        };
        /** ListedRefundOut */
        ListedRefundOut: {
            amount: components["schemas"]["MoneyOut"];
            /** At */
            at: string;
            /** Email */
            email: string;
            /** Failure */
            failure: string | null;
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Order Id */
            order_id: string;
            /** Reason */
            reason: string;
            /** State */
            state: string;
        };
        /** LoadOut */
        LoadOut: {
            /** Held */
            held: number;
            /** Location Id */
            location_id: string;
            /** Name */
            name: string;
            /** Ready */
            ready: number;
        };
        /** LoadsOut */
        LoadsOut: {
            /** Items */
            items: components["schemas"]["LoadOut"][];
            /**
             * Next Cursor
             * @default null
             */
            next_cursor?: null;
        };
        /** LocationAddress */
        LocationAddress: {
            /**
             * City
             * @default
             */
            city?: string;
            /**
             * Company
             * @default
             */
            company?: string;
            /**
             * Country
             * @default
             */
            country?: string;
            /**
             * Line1
             * @default
             */
            line1?: string;
            /**
             * Line2
             * @default
             */
            line2?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Postal Code
             * @default
             */
            postal_code?: string;
            /**
             * Region
             * @default
             */
            region?: string;
        };
        /** LocationAddressOut */
        LocationAddressOut: {
            /**
             * City
             * @default
             */
            city?: string;
            /**
             * Company
             * @default
             */
            company?: string;
            /**
             * Country
             * @default
             */
            country?: string;
            /**
             * Line1
             * @default
             */
            line1?: string;
            /**
             * Line2
             * @default
             */
            line2?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Postal Code
             * @default
             */
            postal_code?: string;
            /**
             * Region
             * @default
             */
            region?: string;
        };
        /** LocationOut */
        LocationOut: {
            /** Active */
            active: boolean;
            address: components["schemas"]["LocationAddressOut"];
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Pickup */
            pickup: boolean;
            /** Position */
            position: number;
            /** Ships */
            ships: boolean;
            /** Version */
            version: number;
        };
        /** LocationPageOut */
        LocationPageOut: {
            /** Items */
            items: components["schemas"]["LocationOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** LookOut */
        LookOut: {
            /** Design */
            design: {
                [key: string]: unknown;
            };
            /** Draft Design */
            draft_design: {
                [key: string]: unknown;
            };
            /** Draft Sections */
            draft_sections: {
                [key: string]: unknown;
            }[];
            /** Preview */
            preview: string;
            proof: components["schemas"]["ProofOut"];
            /** Published At */
            published_at: string | null;
            /** Sections */
            sections: {
                [key: string]: unknown;
            }[];
            /** Unpublished */
            unpublished: boolean;
            /** Version */
            version: number;
        };
        /** LowOut */
        LowOut: {
            /** Available */
            available: number;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
        };
        /** LowPageOut */
        LowPageOut: {
            /** Items */
            items: components["schemas"]["LowOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** MediaListOut */
        MediaListOut: {
            /** Items */
            items: components["schemas"]["MediaOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** MediaOut */
        MediaOut: {
            /** Alt */
            alt: {
                [key: string]: string;
            };
            /** Bytes */
            bytes: number;
            /** Colour */
            colour: string;
            /** Content Type */
            content_type: string;
            /** Created At */
            created_at: string;
            /** Developed */
            developed: boolean;
            focal: components["schemas"]["FocalOut"];
            /** Height */
            height: number;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Url */
            url: string;
            /** Version */
            version: number;
            /** Width */
            width: number;
        };
        /** MediaWholeOut */
        MediaWholeOut: {
            /** Alt */
            alt: {
                [key: string]: string;
            };
            /** Bytes */
            bytes: number;
            /** Colour */
            colour: string;
            /** Content Type */
            content_type: string;
            /** Created At */
            created_at: string;
            /** Developed */
            developed: boolean;
            focal: components["schemas"]["FocalOut"];
            /** Height */
            height: number;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Url */
            url: string;
            /** Users */
            users: string[];
            /** Version */
            version: number;
            /** Width */
            width: number;
        };
        /** MembersIn */
        MembersIn: {
            /** Product Ids */
            product_ids: string[];
        };
        /** MergeCustomer */
        MergeCustomer: {
            /** Other */
            other: string;
            /** Other Version */
            other_version: number;
            /** Version */
            version: number;
        };
        /** MessageOut */
        MessageOut: {
            /** Attachments */
            attachments: string[];
            /** Created At */
            created_at: string;
            /** Event */
            event: string;
            /** Failure */
            failure: string | null;
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Order Id */
            order_id: string | null;
            /** Recipient */
            recipient: string;
            /** Resend Of */
            resend_of: string | null;
            /** Sent At */
            sent_at: string | null;
            /** State */
            state: string;
            /** Subject */
            subject: string;
            /** Template */
            template: string;
            /** Tries */
            tries: number;
        };
        /** MessagesOut */
        MessagesOut: {
            /** Items */
            items: components["schemas"]["MessageOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** MineOut */
        MineOut: {
            /** May Review */
            may_review: boolean;
            review: components["schemas"]["OwnReviewOut"] | null;
        };
        /** ModerateReviews */
        ModerateReviews: {
            /**
             * Deed
             * @enum {string}
             */
            deed: "publish" | "reject";
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Reviews */
            reviews: components["schemas"]["ReviewRead"][];
        };
        /** ModeratedOut */
        ModeratedOut: {
            /** Code */
            code: string | null;
            /** Detail */
            detail: string | null;
            /** Done */
            done: boolean;
            /** Id */
            id: string;
            review: components["schemas"]["StaffReviewOut"] | null;
        };
        /** ModeratedReviewsOut */
        ModeratedReviewsOut: {
            /** Items */
            items: components["schemas"]["ModeratedOut"][];
        };
        /** ModuleOut */
        ModuleOut: {
            /** Name */
            name: string;
            /** On */
            on: boolean;
            /** Title */
            title: string;
        };
        /** ModuleSwitchOut */
        ModuleSwitchOut: {
            /** Always */
            always: boolean;
            /** Name */
            name: string;
            /** Needed By */
            needed_by: string[];
            /** Needs */
            needs: string[];
            /** On */
            on: boolean;
            /** Title */
            title: string;
        };
        /** ModuleSwitchesOut */
        ModuleSwitchesOut: {
            /** Items */
            items: components["schemas"]["ModuleSwitchOut"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Version */
            version: number;
        };
        /** ModulesOut */
        ModulesOut: {
            /** Items */
            items: components["schemas"]["ModuleOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** MoneyOut */
        MoneyOut: {
            /** Amount */
            amount: number;
            /** Currency */
            currency: string;
        };
        /** MoveStock */
        MoveStock: {
            /**
             * Counted
             * @default null
             */
            counted?: number | null;
            /**
             * Incoming
             * @default null
             */
            incoming?: number | null;
            /** Location Id */
            location_id: string;
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * On Hand
             * @default null
             */
            on_hand?: number | null;
            /**
             * Reason
             * @enum {string}
             */
            reason: "counted" | "received" | "damaged" | "lost" | "found" | "corrected";
            /**
             * Safety
             * @default null
             */
            safety?: number | null;
            /** Sku */
            sku: string;
        };
        /** MovementOut */
        MovementOut: {
            /** Actor */
            actor: string;
            /** At */
            at: string;
            /** Cause */
            cause: string;
            /** Id */
            id: string;
            /** Incoming */
            incoming: number;
            /** Location Id */
            location_id: string;
            /** Note */
            note: string;
            /** On Hand */
            on_hand: number;
            /** Order Id */
            order_id: string | null;
            /** Reason */
            reason: string;
            /** Reserved */
            reserved: number;
            /** Safety */
            safety: number;
        };
        /** MovementPageOut */
        MovementPageOut: {
            /** Items */
            items: components["schemas"]["MovementOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** MyPasskeysOut */
        MyPasskeysOut: {
            /** Items */
            items: components["schemas"]["PasskeyOut"][];
            /** Next Cursor */
            next_cursor: null;
        };
        /** NewApiKeyOut */
        NewApiKeyOut: {
            /** Created At */
            created_at: string;
            /** Id */
            id: string;
            /** Permissions */
            permissions: string[];
            /** Revoked */
            revoked: boolean;
            /** Secret */
            secret: string;
            /** Title */
            title: string;
        };
        /** NewCollectionIn */
        NewCollectionIn: {
            /**
             * Description
             * @default null
             */
            description?: string | null;
            /**
             * Handle
             * @default null
             */
            handle?: string | null;
            /** @default null */
            image?: components["schemas"]["ImageIn"] | null;
            /**
             * Position
             * @default null
             */
            position?: number | null;
            /**
             * Product Order
             * @default null
             */
            product_order?: string[] | null;
            /** @default null */
            rule?: components["schemas"]["RuleIn"] | null;
            /** Title */
            title: string;
            /**
             * Translations
             * @default null
             */
            translations?: {
                [key: string]: components["schemas"]["TranslationIn"];
            } | null;
        };
        /** NewContentPage */
        NewContentPage: {
            /**
             * Menu
             * @default footer
             * @enum {string}
             */
            menu?: "none" | "footer" | "header";
            /**
             * Position
             * @default 0
             */
            position?: number;
            /**
             * Published
             * @default false
             */
            published?: boolean;
            /** Slug */
            slug: string;
            /** Texts */
            texts: {
                [key: string]: components["schemas"]["PageTexts"];
            };
        };
        /** NewPasskeyIn */
        NewPasskeyIn: {
            /** Algorithm */
            algorithm: number;
            /** Authenticator Data */
            authenticator_data: string;
            /** Client Data */
            client_data: string;
            /** Id */
            id: string;
            /** Public Key */
            public_key: string;
            /**
             * Title
             * @default
             */
            title?: string;
            /** Transports */
            transports?: string[];
        };
        /** NewPasskeyOptionsOut */
        NewPasskeyOptionsOut: {
            /** Algorithms */
            algorithms: number[];
            /** Challenge */
            challenge: string;
            /** Domain */
            domain: string;
            /** Exclude */
            exclude: components["schemas"]["ExcludedOut"][];
            /** Shop */
            shop: string;
            /** Timeout */
            timeout: number;
            /** User Id */
            user_id: string;
            /** User Name */
            user_name: string;
        };
        /** NewProductIn */
        NewProductIn: {
            /**
             * Collections
             * @default null
             */
            collections?: string[] | null;
            /**
             * Custom Fields
             * @default null
             */
            custom_fields?: {
                [key: string]: string | boolean | number;
            } | null;
            /**
             * Description
             * @default null
             */
            description?: string | null;
            /**
             * Handle
             * @default null
             */
            handle?: string | null;
            /**
             * Images
             * @default null
             */
            images?: components["schemas"]["ImageIn"][] | null;
            /**
             * Product Type
             * @default null
             */
            product_type?: string | null;
            /**
             * Publish At
             * @default null
             */
            publish_at?: string | null;
            /** @default null */
            seo?: components["schemas"]["SeoIn"] | null;
            /**
             * Status
             * @default null
             */
            status?: ("draft" | "active" | "archived") | null;
            /**
             * Tags
             * @default null
             */
            tags?: string[] | null;
            /** Title */
            title: string;
            /**
             * Translations
             * @default null
             */
            translations?: {
                [key: string]: components["schemas"]["TranslationIn"];
            } | null;
            /** Variants */
            variants: components["schemas"]["NewVariantIn"][];
            /**
             * Vendor
             * @default null
             */
            vendor?: string | null;
        };
        /** NewVariantIn */
        NewVariantIn: {
            /**
             * Barcode
             * @default null
             */
            barcode?: string | null;
            /**
             * Compare At
             * @default null
             */
            compare_at?: components["schemas"]["chalicelib__catalogue__inputs__MoneyIn"][] | null;
            /**
             * Cost
             * @default null
             */
            cost?: components["schemas"]["chalicelib__catalogue__inputs__MoneyIn"][] | null;
            /**
             * Custom Fields
             * @default null
             */
            custom_fields?: {
                [key: string]: string | boolean | number;
            } | null;
            /**
             * Grams
             * @default null
             */
            grams?: number | null;
            /**
             * Image
             * @default null
             */
            image?: string | null;
            /**
             * Kind
             * @default null
             */
            kind?: ("goods" | "digital" | "service") | null;
            /**
             * Options
             * @default null
             */
            options?: {
                [key: string]: string;
            } | null;
            /**
             * Prices
             * @default null
             */
            prices?: components["schemas"]["chalicelib__catalogue__inputs__MoneyIn"][] | null;
            /**
             * Sell When Out
             * @default null
             */
            sell_when_out?: boolean | null;
            /**
             * Sku
             * @default null
             */
            sku?: string | null;
            /**
             * Tax Class
             * @default null
             */
            tax_class?: string | null;
            /**
             * Tracked
             * @default null
             */
            tracked?: boolean | null;
        };
        /** NoteOut */
        NoteOut: {
            /** At */
            at: string;
            /** By */
            by: string;
            /** Id */
            id: string;
            /** Text */
            text: string;
        };
        /** NoticeOut */
        NoticeOut: {
            /** Count */
            count: number;
            /** Kind */
            kind: string;
        };
        /** NoticesOut */
        NoticesOut: {
            /** Items */
            items: components["schemas"]["NoticeOut"][];
            /** Next Cursor */
            next_cursor: null;
        };
        /** OpenStocktake */
        OpenStocktake: {
            /** Location Id */
            location_id: string;
            /**
             * Title
             * @default
             */
            title?: string;
        };
        /** OptionsOut */
        OptionsOut: {
            /** Items */
            items: components["schemas"]["chalicelib__checkout__outputs__OptionOut"][];
            /**
             * Next Cursor
             * @default null
             */
            next_cursor?: null;
        };
        /** OrderConditions */
        OrderConditions: {
            /**
             * Country
             * @default null
             */
            country?: string | null;
            /**
             * Customer
             * @default null
             */
            customer?: string | null;
            /**
             * Delivery
             * @default null
             */
            delivery?: string | null;
            /**
             * Fulfilment State
             * @default null
             */
            fulfilment_state?: string | null;
            /**
             * Hold
             * @default null
             */
            hold?: string | null;
            /**
             * Location
             * @default null
             */
            location?: string | null;
            /**
             * Method
             * @default null
             */
            method?: string | null;
            /**
             * Payment State
             * @default null
             */
            payment_state?: string | null;
            /**
             * Placed From
             * @default null
             */
            placed_from?: string | null;
            /**
             * Placed To
             * @default null
             */
            placed_to?: string | null;
            /**
             * Priority
             * @default null
             */
            priority?: number | null;
            /**
             * Q
             * @default null
             */
            q?: string | null;
            /**
             * Sku
             * @default null
             */
            sku?: string | null;
            /**
             * State
             * @default null
             */
            state?: string | null;
            /**
             * Tag
             * @default null
             */
            tag?: string | null;
            /**
             * Total From
             * @default null
             */
            total_from?: number | null;
            /**
             * Total To
             * @default null
             */
            total_to?: number | null;
        };
        /** OrderCountsOut */
        OrderCountsOut: {
            /** Country */
            country: {
                [key: string]: number;
            };
            /** Delivery */
            delivery: {
                [key: string]: number;
            };
            /** Delivery Titles */
            delivery_titles: {
                [key: string]: string;
            };
            /** Fulfilment State */
            fulfilment_state: {
                [key: string]: number;
            };
            /** Hold */
            hold: {
                [key: string]: number;
            };
            /** Method */
            method: {
                [key: string]: number;
            };
            /** Payment State */
            payment_state: {
                [key: string]: number;
            };
            /** State */
            state: {
                [key: string]: number;
            };
            /** Tag */
            tag: {
                [key: string]: number;
            };
            /** Urgent */
            urgent: {
                [key: string]: number;
            };
        };
        /** OrderLineOut */
        OrderLineOut: {
            /** Cancelled */
            cancelled: number;
            /** Handle */
            handle: string;
            /** Id */
            id: string;
            /** Image */
            image: string | null;
            /** Quantity */
            quantity: number;
            /** Returned */
            returned: number;
            /** Shipped */
            shipped: number;
            /** Sku */
            sku: string;
            /** Tax Rate */
            tax_rate: number;
            /** Title */
            title: string;
            total: components["schemas"]["MoneyOut"];
            unit_price: components["schemas"]["MoneyOut"];
            /** Variant Title */
            variant_title: string;
        };
        /** OrderRowOut */
        OrderRowOut: {
            /** Country */
            country: string;
            /** Customer Id */
            customer_id: string;
            /** Delivery */
            delivery: string;
            /** Email */
            email: string;
            /** Fulfilment State */
            fulfilment_state: string;
            /** Holds */
            holds: string[];
            /** Id */
            id: string;
            /** Items */
            items: number;
            /** Locations */
            locations: string[];
            /** Method */
            method: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            owed: components["schemas"]["MoneyOut"];
            /** Payment State */
            payment_state: string;
            /** Placed At */
            placed_at: string;
            /** Priority */
            priority: number;
            promise: components["schemas"]["chalicelib__orders__outputs__PromiseOut"] | null;
            /** State */
            state: string;
            /** Tags */
            tags: string[];
            total: components["schemas"]["MoneyOut"];
        };
        /** OrderRowsOut */
        OrderRowsOut: {
            /** Cut Short */
            cut_short: boolean;
            /** Items */
            items: components["schemas"]["OrderRowOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** OrderThenOut */
        OrderThenOut: {
            /** At */
            at: string;
            event: components["schemas"]["EventOut"];
            /** Intact */
            intact: boolean;
            /** Last */
            last: number;
            /** Order */
            order: {
                [key: string]: unknown;
            };
            shown: components["schemas"]["StaffOrderOut"];
        };
        /** OtherShopOut */
        OtherShopOut: {
            /** Address */
            address: string;
            /** Name */
            name: string;
        };
        /** OverviewOut */
        OverviewOut: {
            /** Available */
            available: number;
            /** Levels */
            levels: components["schemas"]["LevelOut"][];
            movements: components["schemas"]["MovementPageOut"];
            /** On Hand */
            on_hand: number;
            /** Product Id */
            product_id: string | null;
            /** Reservations */
            reservations: components["schemas"]["ReservationOut"][];
            /** Reservations Complete */
            reservations_complete: boolean;
            /** Reserved */
            reserved: number;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
        };
        /** OwnCommentOut */
        OwnCommentOut: {
            /** Created At */
            created_at: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Review Id */
            review_id: string;
            /** State */
            state: string;
            /** Text */
            text: string;
        };
        /** OwnReviewOut */
        OwnReviewOut: {
            /** Created At */
            created_at: string;
            /** Edited */
            edited: boolean;
            /** Helpful */
            helpful: number;
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Photos */
            photos: components["schemas"]["PhotoOut"][];
            /** Product Id */
            product_id: string;
            /** Reason */
            reason: string | null;
            reply: components["schemas"]["ReplyOut"] | null;
            /** Stars */
            stars: number;
            /** State */
            state: string;
            /** Text */
            text: string;
            /** Title */
            title: string;
            /** Updated At */
            updated_at: string;
        };
        /** PackLineOut */
        PackLineOut: {
            /** Barcode */
            barcode: string | null;
            /** Image */
            image: string | null;
            /** Line Id */
            line_id: string;
            /** Picked */
            picked: number;
            /** Picked By */
            picked_by: string | null;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
            /** To Ship */
            to_ship: number;
            /** Variant Title */
            variant_title: string;
        };
        /** PackingOut */
        PackingOut: {
            /** Address */
            address: {
                [key: string]: unknown;
            } | null;
            /** Delivery */
            delivery: string;
            /** Due */
            due: string;
            /** Elsewhere */
            elsewhere: components["schemas"]["ElsewhereOut"][];
            /** Gift Note */
            gift_note: string;
            /** Holds */
            holds: string[];
            /** Lines */
            lines: components["schemas"]["PackLineOut"][];
            /** Location */
            location: string;
            /** Location Id */
            location_id: string;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Order Id */
            order_id: string;
            /** Overdue */
            overdue: boolean;
            /** Pickup */
            pickup: boolean;
            /** Shipments */
            shipments: components["schemas"]["ShippedHereOut"][];
            /** Stand */
            stand: string;
            /** State */
            state: string;
        };
        /** PageTexts */
        PageTexts: {
            /**
             * Body
             * @default
             */
            body?: string;
            /**
             * Seo Description
             * @default
             */
            seo_description?: string;
            /**
             * Seo Title
             * @default
             */
            seo_title?: string;
            /**
             * Title
             * @default
             */
            title?: string;
        };
        /** PageTextsOut */
        PageTextsOut: {
            /** Body */
            body: string;
            /** Seo Description */
            seo_description: string;
            /** Seo Title */
            seo_title: string;
            /** Title */
            title: string;
        };
        /** PartyOut */
        PartyOut: {
            /** Address */
            address: string[];
            /** Name */
            name: string;
            /**
             * Tax Number
             * @default null
             */
            tax_number?: string | null;
        };
        /** PasskeyOut */
        PasskeyOut: {
            /** Backed Up */
            backed_up: boolean;
            /** Created At */
            created_at: string;
            /** Id */
            id: string;
            /** Title */
            title: string;
            /** Used At */
            used_at: string | null;
        };
        /** PaymentStartOut */
        PaymentStartOut: {
            /** Client Secret */
            client_secret: string;
            /** Intent Id */
            intent_id: string;
            /** Provider */
            provider: string;
            /** Publishable Key */
            publishable_key: string;
        };
        /** PaymentsOut */
        PaymentsOut: {
            /** Items */
            items: components["schemas"]["ListedPaymentOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** PersonalDataOut */
        PersonalDataOut: {
            /** Customer */
            customer: {
                [key: string]: unknown;
            };
            /** Exported At */
            exported_at: string;
        } & {
            [key: string]: unknown;
        };
        /** PhotoOut */
        PhotoOut: {
            /** Height */
            height: number;
            /** Url */
            url: string;
            /** Width */
            width: number;
        };
        /** Pick */
        Pick: {
            /** Line Id */
            line_id: string;
            /** Location Id */
            location_id: string;
            /** Quantity */
            quantity: number;
        };
        /** PickupPlaceOut */
        PickupPlaceOut: {
            /** Address */
            address: {
                [key: string]: unknown;
            };
            /** Name */
            name: string;
        };
        /** Picture */
        Picture: {
            /**
             * Alt
             * @default
             */
            alt?: string;
            /**
             * Height
             * @default 800
             */
            height?: number;
            /** Url */
            url: string;
            /**
             * Width
             * @default 1200
             */
            width?: number;
        };
        /** PlaceForBuyer */
        PlaceForBuyer: {
            /** Cart Id */
            cart_id: string;
            /** @default null */
            expected_total?: components["schemas"]["chalicelib__checkout__inputs__MoneyIn"] | null;
            /**
             * Payment Method
             * @enum {string}
             */
            payment_method: "stripe" | "invoice" | "manual";
        };
        /** PlaceHold */
        PlaceHold: {
            /** Reason */
            reason: string;
            /**
             * Type
             * @enum {string}
             */
            type: "credit" | "fraud" | "address" | "payment" | "stock" | "custom";
        };
        /** PlaceOrder */
        PlaceOrder: {
            /** @default null */
            expected_total?: components["schemas"]["chalicelib__checkout__inputs__MoneyIn"] | null;
            /**
             * Payment Method
             * @enum {string}
             */
            payment_method: "stripe" | "invoice" | "manual";
        };
        /** PlacedForBuyerOut */
        PlacedForBuyerOut: {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Payment State */
            payment_state: string;
            /** State */
            state: string;
            total: components["schemas"]["MoneyOut"];
        };
        /** PlacedOut */
        PlacedOut: {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Payment State */
            payment_state: string;
            /** State */
            state: string;
            /** Token */
            token: string;
            total: components["schemas"]["MoneyOut"];
        };
        /** PostComment */
        PostComment: {
            /** Text */
            text: string;
        };
        /** PostReview */
        PostReview: {
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /**
             * Order Id
             * @default null
             */
            order_id?: string | null;
            /** Photos */
            photos?: string[];
            /** Stars */
            stars: number;
            /**
             * Text
             * @default
             */
            text?: string;
            /**
             * Title
             * @default
             */
            title?: string;
        };
        /** PostedDocumentOut */
        PostedDocumentOut: {
            balance: components["schemas"]["MoneyOut"];
            billed_to: components["schemas"]["PartyOut"];
            /** Buyer */
            buyer: string;
            /** Corrects */
            corrects: string | null;
            /** Customer Id */
            customer_id: string;
            /** Delivery */
            delivery: string[];
            discount: components["schemas"]["MoneyOut"];
            /** Document */
            document: string;
            /** Due On */
            due_on: string | null;
            /** Issued On */
            issued_on: string;
            /** Language */
            language: string;
            /** Lines */
            lines: components["schemas"]["DocumentLineOut"][];
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Order Id */
            order_id: string;
            /** Order Number */
            order_number: string;
            owed: components["schemas"]["MoneyOut"];
            paid: components["schemas"]["MoneyOut"];
            /** Pdf */
            pdf: string;
            /** Posted At */
            posted_at: string;
            /** Prices Include Tax */
            prices_include_tax: boolean;
            seller: components["schemas"]["PartyOut"];
            shipping: components["schemas"]["MoneyOut"];
            subtotal: components["schemas"]["MoneyOut"];
            tax: components["schemas"]["MoneyOut"];
            /** Taxes */
            taxes: components["schemas"]["DocumentTaxOut"][];
            total: components["schemas"]["MoneyOut"];
        };
        /** Preview */
        Preview: {
            /**
             * Language
             * @default en
             */
            language?: string;
            /** Template */
            template: string;
        };
        /** PreviewOut */
        PreviewOut: {
            /** Html */
            html: string;
            /** Subject */
            subject: string;
            /** Templates */
            templates: string[];
            /** Text */
            text: string;
        };
        /** PreviewProductOut */
        PreviewProductOut: {
            /** Handle */
            handle: string;
            /** Images */
            images: number;
            /** Known */
            known: boolean;
            /** Product Type */
            product_type: string;
            /** Row */
            row: number;
            /** Status */
            status: string;
            /** Title */
            title: string;
            /** Variant Count */
            variant_count: number;
            /** Variants */
            variants: components["schemas"]["PreviewVariantOut"][];
            /** Vendor */
            vendor: string;
        };
        /** PreviewRefund */
        PreviewRefund: {
            /** @default null */
            amount?: components["schemas"]["chalicelib__payments__inputs__MoneyIn"] | null;
            /**
             * Lines
             * @default null
             */
            lines?: components["schemas"]["RestockLine"][] | null;
            /**
             * Refund Delivery
             * @default false
             */
            refund_delivery?: boolean;
            /**
             * Refund Lines
             * @default null
             */
            refund_lines?: components["schemas"]["RestockLine"][] | null;
            /**
             * Restock
             * @default false
             */
            restock?: boolean;
        };
        /** PreviewVariantOut */
        PreviewVariantOut: {
            /** Options */
            options: string[];
            price: components["schemas"]["MoneyOut"] | null;
            /** Quantity */
            quantity: number | null;
            /** Sku */
            sku: string;
        };
        /** PricesOut */
        PricesOut: {
            highest: components["schemas"]["MoneyOut"];
            lowest: components["schemas"]["MoneyOut"];
        };
        /** Problem */
        Problem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Fields
             * @default []
             */
            fields?: components["schemas"]["ProblemField"][];
            /** Request Id */
            request_id: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /** ProblemField */
        ProblemField: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Field */
            field: string;
        };
        /** ProblemOut */
        ProblemOut: {
            /** Advice */
            advice: string;
            at_stake: components["schemas"]["MoneyOut"];
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Number */
            number: string;
            /** Order Id */
            order_id: string;
            /** Since */
            since: string;
        };
        /** ProblemsOut */
        ProblemsOut: {
            /** Items */
            items: components["schemas"]["ProblemOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** ProductChangeIn */
        ProductChangeIn: {
            /**
             * Add Collections
             * @default []
             */
            add_collections?: string[];
            /**
             * Add Tags
             * @default []
             */
            add_tags?: string[];
            /**
             * Product Type
             * @default null
             */
            product_type?: string | null;
            /**
             * Remove Collections
             * @default []
             */
            remove_collections?: string[];
            /**
             * Remove Tags
             * @default []
             */
            remove_tags?: string[];
            /**
             * Status
             * @default null
             */
            status?: ("draft" | "active" | "archived") | null;
            /**
             * Vendor
             * @default null
             */
            vendor?: string | null;
        };
        /** ProductOut */
        ProductOut: {
            /** Collections */
            collections: string[];
            /** Custom Fields */
            custom_fields: {
                [key: string]: unknown;
            };
            /** Description */
            description: string;
            /** Handle */
            handle: string;
            /** Id */
            id: string;
            /** Images */
            images: components["schemas"]["ImageOut"][];
            /** Options */
            options: components["schemas"]["chalicelib__catalogue__outputs__OptionOut"][];
            /** Product Type */
            product_type: string;
            rating: components["schemas"]["HistogramOut"];
            /** Seo */
            seo: {
                [key: string]: string;
            };
            /** Tags */
            tags: string[];
            /** Title */
            title: string;
            /** Variants */
            variants: components["schemas"]["SoldVariantOut"][];
            /** Vendor */
            vendor: string;
        };
        /** ProductRowOut */
        ProductRowOut: {
            /** Collections */
            collections: string[];
            /** Handle */
            handle: string;
            /** Id */
            id: string;
            image: components["schemas"]["ImageOut"] | null;
            /** Product Type */
            product_type: string;
            /** Publish At */
            publish_at: string | null;
            /** Status */
            status: string;
            /** Tags */
            tags: string[];
            /** Title */
            title: string;
            /** Updated At */
            updated_at: string;
            /** Variants */
            variants: number;
            /** Vendor */
            vendor: string;
            /** Version */
            version: number;
        };
        /** ProductRowsOut */
        ProductRowsOut: {
            /** Items */
            items: components["schemas"]["ProductRowOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** ProofDesign */
        ProofDesign: {
            design: components["schemas"]["Design"];
        };
        /** ProofOut */
        ProofOut: {
            /** Checks */
            checks: components["schemas"]["CheckOut"][];
            /** Dark */
            dark: {
                [key: string]: string;
            };
            /** Light */
            light: {
                [key: string]: string;
            };
            /** Shape */
            shape: {
                [key: string]: string;
            };
        };
        /** ProviderOut */
        ProviderOut: {
            /**
             * Mode
             * @enum {string}
             */
            mode: "simulator" | "test" | "live" | "unknown";
            /** Problems */
            problems: string[];
            /** Publishable Key */
            publishable_key: string;
            /** Secret Key */
            secret_key: string;
            webhook: components["schemas"]["WebhookOut"];
        };
        /** Publish */
        Publish: {
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** Quotes */
        Quotes: {
            /**
             * Count
             * @default 3
             */
            count?: number;
            /**
             * Hidden
             * @default false
             */
            hidden?: boolean;
            /** Id */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "quotes";
            /** Texts */
            texts?: {
                [key: string]: components["schemas"]["Words"];
            };
        };
        /** RatingOut */
        RatingOut: {
            /** Average */
            average: number | null;
            /** Count */
            count: number;
        };
        /** ReceivableOut */
        ReceivableOut: {
            amount: components["schemas"]["MoneyOut"];
            /** Customer Id */
            customer_id: string;
            /** Days Overdue */
            days_overdue: number;
            /** Due On */
            due_on: string;
            /** Number */
            number: string;
            /** Order Id */
            order_id: string;
            /** Order Number */
            order_number: string;
            owed: components["schemas"]["MoneyOut"];
            settled: components["schemas"]["MoneyOut"];
        };
        /** ReceivablesOut */
        ReceivablesOut: {
            /** Items */
            items: components["schemas"]["ReceivableOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** ReconciliationOut */
        ReconciliationOut: {
            /** Compared From */
            compared_from: string | null;
            /** Compared To */
            compared_to: string | null;
            /** Events */
            events: number;
            /** Found */
            found: number;
            /** Intents */
            intents: number;
            /** Items */
            items: components["schemas"]["DifferenceOut"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Payments */
            payments: number;
            /** Ran At */
            ran_at: string | null;
        };
        /** RecoveryCodesOut */
        RecoveryCodesOut: {
            /** Codes */
            codes: string[];
        };
        /** Redrive */
        Redrive: {
            /**
             * Queue
             * @default null
             */
            queue?: ("fulfilment" | "notification" | "billing" | "projection" | "pictures") | null;
        };
        /** RedrivenOut */
        RedrivenOut: {
            /** Redriven */
            redriven: number;
        };
        /** RefundOut */
        RefundOut: {
            amount: components["schemas"]["MoneyOut"];
            /** Created At */
            created_at: string;
            /** Failure */
            failure: string | null;
            /** Id */
            id: string;
            /** Order Id */
            order_id: string;
            /** Reason */
            reason: string;
            /** State */
            state: string;
        };
        /** RefundPreviewOut */
        RefundPreviewOut: {
            /** Credit Notes */
            credit_notes: components["schemas"]["CreditNoteToComeOut"][];
            delivery: components["schemas"]["MoneyOut"] | null;
            /** Lines */
            lines: components["schemas"]["CreditedLineOut"][];
            /** Payment State */
            payment_state: string;
            refund: components["schemas"]["GoesBackOut"];
            refundable: components["schemas"]["MoneyOut"];
            refunded: components["schemas"]["MoneyOut"];
            /** Stock */
            stock: components["schemas"]["BackInStockOut"][];
            /** Version */
            version: number;
        };
        /** RefundsOut */
        RefundsOut: {
            /** Items */
            items: components["schemas"]["ListedRefundOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Reject */
        Reject: {
            /** Reason */
            reason: string;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** RejectComment */
        RejectComment: {
            /** Reason */
            reason: string;
        };
        /** Reply */
        Reply: {
            /** Text */
            text: string;
        };
        /** ReplyOut */
        ReplyOut: {
            /** At */
            at: string;
            /** Text */
            text: string;
        };
        /** ReportLineOut */
        ReportLineOut: {
            /** Code */
            code: string;
            /** Column */
            column: string;
            /** Handle */
            handle: string;
            /** Row */
            row: number;
            /** Sentence */
            sentence: string;
            /** Taken */
            taken: boolean;
            /** Value */
            value: string;
        };
        /** RequestCode */
        RequestCode: {
            /**
             * Email
             * Format: email
             */
            email: string;
            /**
             * Language
             * @default null
             */
            language?: string | null;
        };
        /** ReservationOut */
        ReservationOut: {
            /** Location Id */
            location_id: string;
            /** Order Id */
            order_id: string;
            /** Quantity */
            quantity: number;
        };
        /** ResolveProblem */
        ResolveProblem: {
            /** Resolution */
            resolution: string;
        };
        /** RestockLine */
        RestockLine: {
            /** Line Id */
            line_id: string;
            /** Quantity */
            quantity: number;
        };
        /** ReviewOut */
        ReviewOut: {
            /** Created At */
            created_at: string;
            /** Edited */
            edited: boolean;
            /** Helpful */
            helpful: number;
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Photos */
            photos: components["schemas"]["PhotoOut"][];
            reply: components["schemas"]["ReplyOut"] | null;
            /** Stars */
            stars: number;
            /** Text */
            text: string;
            /** Title */
            title: string;
            /** Updated At */
            updated_at: string;
        };
        /** ReviewRead */
        ReviewRead: {
            /** Id */
            id: string;
            /** Version */
            version: number;
        };
        /** ReviewsOut */
        ReviewsOut: {
            /** Items */
            items: components["schemas"]["ReviewOut"][];
            /** Next Cursor */
            next_cursor: string | null;
            summary: components["schemas"]["SummaryOut"];
        };
        /** RoleOut */
        RoleOut: {
            /** Permissions */
            permissions: string[];
            /** Role */
            role: string;
        };
        /** RolesOut */
        RolesOut: {
            /** Items */
            items: components["schemas"]["RoleOut"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Permissions */
            permissions: string[];
        };
        /** RuleIn */
        RuleIn: {
            /** Conditions */
            conditions: components["schemas"]["ConditionIn"][];
            /**
             * Match
             * @default all
             * @enum {string}
             */
            match?: "all" | "any";
        };
        /** SaveAddress */
        SaveAddress: {
            /**
             * City
             * @default
             */
            city?: string;
            /**
             * Company
             * @default
             */
            company?: string;
            /** Country */
            country: string;
            /**
             * Default
             * @default false
             */
            default?: boolean;
            /** Line1 */
            line1: string;
            /**
             * Line2
             * @default
             */
            line2?: string;
            /** Name */
            name: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Postal Code
             * @default
             */
            postal_code?: string;
            /**
             * Region
             * @default
             */
            region?: string;
        };
        /** SavedAddressOut */
        SavedAddressOut: {
            /** City */
            city: string;
            /** Company */
            company: string;
            /** Country */
            country: string;
            /** Id */
            id: string;
            /** Line1 */
            line1: string;
            /** Line2 */
            line2: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Postal Code */
            postal_code: string;
            /** Region */
            region: string;
        };
        /** SeoIn */
        SeoIn: {
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Title
             * @default
             */
            title?: string;
        };
        /** SetDelivery */
        SetDelivery: {
            /** Options */
            options: components["schemas"]["DeliveryOptionIn"][];
            /** Version */
            version: number;
        };
        /** SetGlossary */
        SetGlossary: {
            /** Version */
            version: number;
            /** Words */
            words: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        /** SetTaxes */
        SetTaxes: {
            /** Classes */
            classes: components["schemas"]["TaxClassIn"][];
            /** Version */
            version: number;
            /** Zones */
            zones: components["schemas"]["TaxZoneIn"][];
        };
        /** SettingsOut */
        SettingsOut: {
            /** Hold All */
            hold_all: boolean;
            /** Hold Stars */
            hold_stars: number;
            /** Hold Strangers */
            hold_strangers: boolean;
            /** Trust Photos */
            trust_photos: boolean;
            /** Version */
            version: number;
            /** Words */
            words: string[];
        };
        /** SetupOut */
        SetupOut: {
            /** Items */
            items: components["schemas"]["StepOut"][];
            /** Next Cursor */
            next_cursor: null;
        };
        /** Shelf */
        Shelf: {
            /**
             * Collection
             * @default null
             */
            collection?: string | null;
            /**
             * Count
             * @default 4
             */
            count?: number;
            /** Handles */
            handles?: string[];
            /**
             * Hidden
             * @default false
             */
            hidden?: boolean;
            /** Id */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "products";
            /**
             * Source
             * @enum {string}
             */
            source: "newest" | "rating" | "collection" | "picked";
            /** Texts */
            texts?: {
                [key: string]: components["schemas"]["Words"];
            };
        };
        /** ShipOrder */
        ShipOrder: {
            /**
             * Carrier
             * @default
             */
            carrier?: string;
            /**
             * Lines
             * @default null
             */
            lines?: components["schemas"]["ShippedLine"][] | null;
            /**
             * Location Id
             * @default null
             */
            location_id?: string | null;
            /**
             * Tracking Number
             * @default
             */
            tracking_number?: string;
            /**
             * Tracking Url
             * @default
             */
            tracking_url?: string;
        };
        /** ShipmentsOut */
        ShipmentsOut: {
            /** Items */
            items: components["schemas"]["chalicelib__fulfilment__outputs__ShipmentOut"][];
            /**
             * Next Cursor
             * @default null
             */
            next_cursor?: null;
        };
        /** ShippedHereOut */
        ShippedHereOut: {
            /** Carrier */
            carrier: string;
            /** Delivered At */
            delivered_at: string | null;
            /** Id */
            id: string;
            /** Lines */
            lines: components["schemas"]["ShippedLineOut"][];
            /** Location Id */
            location_id: string;
            /** Order Id */
            order_id: string;
            /** Shipped At */
            shipped_at: string;
            /** Shipped By */
            shipped_by: string;
            /** State */
            state: string;
            /** Tracking Number */
            tracking_number: string;
            /** Tracking Url */
            tracking_url: string;
        };
        /** ShippedLine */
        ShippedLine: {
            /** Line Id */
            line_id: string;
            /** Quantity */
            quantity: number;
        };
        /** ShippedLineOut */
        ShippedLineOut: {
            /** Line Id */
            line_id: string;
            /** Location Id */
            location_id: string;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
        };
        /** ShopBriefOut */
        ShopBriefOut: {
            /** Closed */
            closed: boolean;
            /** Country */
            country: string;
            /** Currencies */
            currencies: string[];
            /** Currency */
            currency: string;
            /** Custom Fields */
            custom_fields: {
                [key: string]: components["schemas"]["CustomFieldOut"][];
            };
            /** Language */
            language: string;
            /** Languages */
            languages: string[];
            /** Name */
            name: string;
            /** Payment Methods */
            payment_methods: string[];
            /** Prices Include Tax */
            prices_include_tax: boolean;
        };
        /** ShopOut */
        ShopOut: {
            /** Back At */
            back_at: string;
            /** Capture */
            capture: string;
            /** Closed */
            closed: boolean;
            /** Closed Notice */
            closed_notice: {
                [key: string]: string;
            };
            /** Country */
            country: string;
            /** Currencies */
            currencies: string[];
            /** Currency */
            currency: string;
            /** Custom Fields */
            custom_fields: {
                [key: string]: components["schemas"]["CustomFieldOut"][];
            };
            /** Hold Minutes */
            hold_minutes: number;
            /** Invoice Days */
            invoice_days: number;
            /** Language */
            language: string;
            /** Languages */
            languages: string[];
            legal: components["schemas"]["LegalOut"];
            /** Name */
            name: string;
            /** Payment Methods */
            payment_methods: string[];
            /** Prices Include Tax */
            prices_include_tax: boolean;
            /** Second Factor Roles */
            second_factor_roles: string[];
            /** Tax Registrations */
            tax_registrations: components["schemas"]["TaxRegistrationOut"][];
            /** Terms Url */
            terms_url: string;
            /** Time Zone */
            time_zone: string;
            /** Version */
            version: number;
        };
        /** SignIn */
        SignIn: {
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Email
             * @default null
             */
            email?: string | null;
            /** @default null */
            passkey?: components["schemas"]["SignedIn"] | null;
            /**
             * Password
             * @default null
             */
            password?: string | null;
        };
        /** SignInCustomer */
        SignInCustomer: {
            /**
             * Code
             * @default null
             */
            code?: string | null;
            /**
             * Email
             * @default null
             */
            email?: string | null;
            /** @default null */
            passkey?: components["schemas"]["SignedIn"] | null;
        };
        /** SignInOptionsOut */
        SignInOptionsOut: {
            /** Challenge */
            challenge: string;
            /** Domain */
            domain: string;
            /** Timeout */
            timeout: number;
        };
        /** SignedIn */
        SignedIn: {
            /** Authenticator Data */
            authenticator_data: string;
            /** Client Data */
            client_data: string;
            /** Id */
            id: string;
            /** Signature */
            signature: string;
        };
        /** SoldVariantOut */
        SoldVariantOut: {
            /** Available */
            available: boolean;
            /** Barcode */
            barcode: string | null;
            compare_at_price: components["schemas"]["MoneyOut"] | null;
            /** Image */
            image: string | null;
            /** Kind */
            kind: string;
            /** Options */
            options: {
                [key: string]: string;
            };
            price: components["schemas"]["MoneyOut"] | null;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
        };
        /** StaffCommentOut */
        StaffCommentOut: {
            about: components["schemas"]["CommentedOut"] | null;
            /** Created At */
            created_at: string;
            /** Customer Id */
            customer_id: string;
            /** Doubts */
            doubts: string[];
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Reason */
            reason: string | null;
            /** Review Id */
            review_id: string;
            /** State */
            state: string;
            /** Text */
            text: string;
        };
        /** StaffCommentsOut */
        StaffCommentsOut: {
            /** Items */
            items: components["schemas"]["StaffCommentOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** StaffMeOut */
        StaffMeOut: {
            /**
             * Columns
             * @default {}
             */
            columns?: {
                [key: string]: string[];
            };
            /**
             * Dismissed
             * @default []
             */
            dismissed?: string[];
            /** Email */
            email: string | null;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /** Name */
            name: string;
            /**
             * Passkeys
             * @default 0
             */
            passkeys?: number;
            /** Permissions */
            permissions: string[];
            /**
             * Recovery Codes
             * @default 0
             */
            recovery_codes?: number;
            /** Role */
            role: string | null;
            /**
             * Second Factor Missing
             * @default false
             */
            second_factor_missing?: boolean;
            shop: components["schemas"]["ShopBriefOut"];
            /**
             * Shops
             * @default []
             */
            shops?: components["schemas"]["OtherShopOut"][];
            /**
             * Theme
             * @default null
             */
            theme?: string | null;
            /**
             * Totp
             * @default false
             */
            totp?: boolean;
        };
        /** StaffOrderOut */
        StaffOrderOut: {
            /** Allocations */
            allocations: {
                [key: string]: unknown;
            }[];
            authorised: components["schemas"]["MoneyOut"];
            /** Billing Address */
            billing_address: {
                [key: string]: unknown;
            } | null;
            /** Can Cancel */
            can_cancel: boolean;
            /** Cancel Reason */
            cancel_reason: string | null;
            /** Currency */
            currency: string;
            /** Customer Id */
            customer_id: string;
            delivery: components["schemas"]["DeliveryOut"] | null;
            /** Disputes */
            disputes: {
                [key: string]: unknown;
            }[];
            /** Documents */
            documents: components["schemas"]["DocumentOut"][];
            /** Email */
            email: string;
            /** Fulfilment State */
            fulfilment_state: string;
            /** Gift Note */
            gift_note: string;
            /** Holds */
            holds: {
                [key: string]: unknown;
            }[];
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Lines */
            lines: components["schemas"]["OrderLineOut"][];
            /** Note */
            note: string;
            /** Notes */
            notes: {
                [key: string]: unknown;
            }[];
            /** Number */
            number: string;
            owed: components["schemas"]["MoneyOut"];
            paid: components["schemas"]["MoneyOut"];
            /** Payment Method */
            payment_method: string;
            /** Payment State */
            payment_state: string;
            /** Payments */
            payments: {
                [key: string]: unknown;
            }[];
            /** Placed At */
            placed_at: string;
            /** Placed By */
            placed_by: string | null;
            /** Prices Include Tax */
            prices_include_tax: boolean;
            /** Priority */
            priority: number;
            /** Problems */
            problems: {
                [key: string]: unknown;
            }[];
            promise: components["schemas"]["chalicelib__orders__outputs__PromiseOut"] | null;
            /** Promise History */
            promise_history: {
                [key: string]: unknown;
            }[];
            refundable: components["schemas"]["MoneyOut"];
            refunded: components["schemas"]["MoneyOut"];
            refunding: components["schemas"]["MoneyOut"];
            /** Refunds */
            refunds: {
                [key: string]: unknown;
            }[];
            /** Shipments */
            shipments: components["schemas"]["chalicelib__orders__outputs__ShipmentOut"][];
            /** Shipping Address */
            shipping_address: {
                [key: string]: unknown;
            } | null;
            /** State */
            state: string;
            /** Tags */
            tags: string[];
            /** Tax Number */
            tax_number: string | null;
            /** Taxes */
            taxes: components["schemas"]["TaxOut"][];
            /** Timeline */
            timeline: components["schemas"]["TimelineOut"][];
            totals: components["schemas"]["TotalsOut"];
            /** Version */
            version: number;
        };
        /** StaffOut */
        StaffOut: {
            /** Active */
            active: boolean;
            /** Email */
            email: string;
            /** Id */
            id: string;
            /** Invited */
            invited: boolean;
            /** Name */
            name: string;
            /** Role */
            role: string;
            /** Second Factor */
            second_factor: boolean;
            /** Version */
            version: number;
        };
        /** StaffPageOut */
        StaffPageOut: {
            /** Items */
            items: components["schemas"]["StaffOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** StaffReviewOut */
        StaffReviewOut: {
            /** Created At */
            created_at: string;
            /** Customer Id */
            customer_id: string;
            /** Doubts */
            doubts: string[];
            /** Edited */
            edited: boolean;
            /** Helpful */
            helpful: number;
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Photos */
            photos: components["schemas"]["PhotoOut"][];
            /** Product Id */
            product_id: string;
            /** Product Title */
            product_title: string;
            /** Reason */
            reason: string | null;
            reply: components["schemas"]["ReplyOut"] | null;
            /** Stars */
            stars: number;
            /** State */
            state: string;
            /** Text */
            text: string;
            /** Title */
            title: string;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** StaffReviewsOut */
        StaffReviewsOut: {
            /** Items */
            items: components["schemas"]["StaffReviewOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** StartCart */
        StartCart: {
            /**
             * Currency
             * @default null
             */
            currency?: string | null;
            /**
             * Language
             * @default null
             */
            language?: string | null;
        };
        /** StartExport */
        StartExport: {
            /**
             * Content
             * @enum {string}
             */
            content: "products" | "customers" | "orders" | "stock";
            /** @default null */
            matching?: components["schemas"]["OrderConditions"] | null;
            /**
             * Orders
             * @default null
             */
            orders?: string[] | null;
        };
        /** StateOut */
        StateOut: {
            /** Count */
            count: number;
            /** State */
            state: string;
        };
        /** StepOut */
        StepOut: {
            /** Done */
            done: boolean;
            /** Step */
            step: string;
        };
        /** StockOut */
        StockOut: {
            /** Available */
            available: number;
            /** Levels */
            levels: components["schemas"]["LevelOut"][];
            /** On Hand */
            on_hand: number;
            /** Product Id */
            product_id: string | null;
            /** Reserved */
            reserved: number;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
        };
        /** StockPageOut */
        StockPageOut: {
            /** Items */
            items: components["schemas"]["StockOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** StocktakeLineOut */
        StocktakeLineOut: {
            /** Counted */
            counted: number;
            /** Difference */
            difference: number;
            /** Entered At */
            entered_at: string;
            /** Entered By */
            entered_by: string;
            /** Expected */
            expected: number;
            /** Moved */
            moved: boolean;
            /** Posted */
            posted: boolean;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
        };
        /** StocktakeLinesOut */
        StocktakeLinesOut: {
            /** Created At */
            created_at: string;
            /** Finished At */
            finished_at: string | null;
            /** Id */
            id: string;
            /** Lines */
            lines: components["schemas"]["StocktakeLineOut"][];
            /** Location */
            location: string;
            /** Location Id */
            location_id: string;
            /** Next Cursor */
            next_cursor: string | null;
            /** Opened By */
            opened_by: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "posting" | "posted" | "cancelled";
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /** StocktakeOut */
        StocktakeOut: {
            /** Created At */
            created_at: string;
            /** Finished At */
            finished_at: string | null;
            /** Id */
            id: string;
            /** Location */
            location: string;
            /** Location Id */
            location_id: string;
            /** Opened By */
            opened_by: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "posting" | "posted" | "cancelled";
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /** StocktakePageOut */
        StocktakePageOut: {
            /** Items */
            items: components["schemas"]["StocktakeOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Story */
        Story: {
            /**
             * Hidden
             * @default false
             */
            hidden?: boolean;
            /** Id */
            id: string;
            /** @default null */
            image?: components["schemas"]["Picture"] | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "story";
            /**
             * Link
             * @default null
             */
            link?: string | null;
            /**
             * Side
             * @default start
             * @enum {string}
             */
            side?: "start" | "end";
            /** Texts */
            texts?: {
                [key: string]: components["schemas"]["Words"];
            };
        };
        /** SummaryOut */
        SummaryOut: {
            /** Average */
            average: number | null;
            /** Count */
            count: number;
            /** Histogram */
            histogram: {
                [key: string]: number;
            };
        };
        /** SwitchModules */
        SwitchModules: {
            /** Modules */
            modules: {
                [key: string]: boolean;
            };
            /** Version */
            version: number;
        };
        /** TakeEmail */
        TakeEmail: {
            /**
             * Email
             * Format: email
             */
            email: string;
        };
        /** TakeFeed */
        TakeFeed: {
            /** Feed Id */
            feed_id: string;
            /** Lines */
            lines: (components["schemas"]["FeedLineIn"] | unknown)[];
        };
        /** TakenOut */
        TakenOut: {
            /** Detail */
            detail: string;
            /** Received */
            received: boolean;
        };
        /** TaxClassIn */
        TaxClassIn: {
            /** Id */
            id: string;
            /** Title */
            title: string;
        };
        /** TaxClassOut */
        TaxClassOut: {
            /** Id */
            id: string;
            /** Title */
            title: string;
        };
        /** TaxOut */
        TaxOut: {
            base: components["schemas"]["MoneyOut"];
            /** Rate */
            rate: number;
            tax: components["schemas"]["MoneyOut"];
        };
        /** TaxRegistrationIn */
        TaxRegistrationIn: {
            /** Country */
            country: string;
            /** Number */
            number: string;
        };
        /** TaxRegistrationOut */
        TaxRegistrationOut: {
            /** Country */
            country: string;
            /** Number */
            number: string;
        };
        /** TaxZoneIn */
        TaxZoneIn: {
            /** Countries */
            countries: string[];
            /** Id */
            id: string;
            /** Rates */
            rates: {
                [key: string]: number;
            };
            /** Title */
            title: string;
        };
        /** TaxZoneOut */
        TaxZoneOut: {
            /** Countries */
            countries: string[];
            /** Id */
            id: string;
            /** Rates */
            rates: {
                [key: string]: number;
            };
            /** Title */
            title: string;
        };
        /** TaxesOut */
        TaxesOut: {
            /** Classes */
            classes: components["schemas"]["TaxClassOut"][];
            /** Version */
            version: number;
            /** Zones */
            zones: components["schemas"]["TaxZoneOut"][];
        };
        /** TimelineOut */
        TimelineOut: {
            /** At */
            at: string;
            /** Detail */
            detail: string;
            /** Name */
            name: string;
        };
        /** ToShipLineOut */
        ToShipLineOut: {
            /** Line Id */
            line_id: string;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
            /** Variant Title */
            variant_title: string;
        };
        /** ToShipOut */
        ToShipOut: {
            /** City */
            city: string;
            /** Country */
            country: string;
            /** Delivery */
            delivery: string;
            /** Due */
            due: string;
            /** Holds */
            holds: string[];
            /** Lines */
            lines: components["schemas"]["ToShipLineOut"][];
            /** Location Id */
            location_id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Order Id */
            order_id: string;
            /** Overdue */
            overdue: boolean;
            /** Partly */
            partly: boolean;
            /** Pickup */
            pickup: boolean;
            /** Placed At */
            placed_at: string;
            /** Stand */
            stand: string;
            /** Units */
            units: number;
        };
        /** ToShipPageOut */
        ToShipPageOut: {
            /** Items */
            items: components["schemas"]["ToShipOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** TokenOut */
        TokenOut: {
            /**
             * Second Factor Missing
             * @default false
             */
            second_factor_missing?: boolean;
            /** Token */
            token: string;
        };
        /** TotalsOut */
        TotalsOut: {
            discount: components["schemas"]["MoneyOut"];
            shipping: components["schemas"]["MoneyOut"];
            subtotal: components["schemas"]["MoneyOut"];
            tax: components["schemas"]["MoneyOut"];
            total: components["schemas"]["MoneyOut"];
        };
        /** TotpOfferOut */
        TotpOfferOut: {
            /** Address */
            address: string;
            /** Secret */
            secret: string;
        };
        /** Transfer */
        Transfer: {
            /** From Location Id */
            from_location_id: string;
            /** Lines */
            lines: components["schemas"]["TransferLineIn"][];
            /**
             * Note
             * @default
             */
            note?: string;
            /** To Location Id */
            to_location_id: string;
        };
        /** TransferLineIn */
        TransferLineIn: {
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
        };
        /** TranslationIn */
        TranslationIn: {
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Title
             * @default
             */
            title?: string;
        };
        /** TriedOut */
        TriedOut: {
            /** Answers */
            answers: boolean;
            /** Code */
            code: string | null;
            /** Detail */
            detail: string | null;
        };
        /** UploadIn */
        UploadIn: {
            /** Bytes */
            bytes: number;
        };
        /** VariantRowOut */
        VariantRowOut: {
            /** Barcode */
            barcode: string | null;
            /** Compare At */
            compare_at: components["schemas"]["MoneyOut"][];
            /** Cost */
            cost: components["schemas"]["MoneyOut"][];
            /** Custom Fields */
            custom_fields: {
                [key: string]: unknown;
            };
            /** Grams */
            grams: number;
            /** Image */
            image: string | null;
            /** Kind */
            kind: string;
            /** Options */
            options: {
                [key: string]: string;
            };
            /** Position */
            position: number;
            /** Prices */
            prices: components["schemas"]["MoneyOut"][];
            /** Product Id */
            product_id: string;
            /** Product Image */
            product_image: string | null;
            /** Product Status */
            product_status: string;
            /** Product Title */
            product_title: string;
            /** Sell When Out */
            sell_when_out: boolean;
            /** Sku */
            sku: string;
            /** Tax Class */
            tax_class: string;
            /** Title */
            title: string;
            /** Tracked */
            tracked: boolean;
            /** Version */
            version: number;
        };
        /** VariantRowsOut */
        VariantRowsOut: {
            /** Items */
            items: components["schemas"]["VariantRowOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** VariantsIn */
        VariantsIn: {
            /**
             * Add
             * @default []
             */
            add?: components["schemas"]["NewVariantIn"][];
            /**
             * Change
             * @default []
             */
            change?: components["schemas"]["ChangeOneVariantIn"][];
            /**
             * Remove
             * @default []
             */
            remove?: string[];
        };
        /** VerifiedOut */
        VerifiedOut: {
            /** Breaks */
            breaks: components["schemas"]["BreakOut"][];
            /** Chains */
            chains: number;
            /** Events */
            events: number;
            /** Next Cursor */
            next_cursor: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "whole" | "broken";
        };
        /** VerifyIn */
        VerifyIn: {
            /**
             * About
             * @default null
             */
            about?: string | null;
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 50
             */
            limit?: number;
        };
        /** ViewFilters */
        ViewFilters: {
            /**
             * Country
             * @default null
             */
            country?: string | null;
            /**
             * Customer
             * @default null
             */
            customer?: string | null;
            /**
             * Delivery
             * @default null
             */
            delivery?: string | null;
            /**
             * Fulfilment State
             * @default null
             */
            fulfilment_state?: string | null;
            /**
             * Hold
             * @default null
             */
            hold?: string | null;
            /**
             * Location
             * @default null
             */
            location?: string | null;
            /**
             * Method
             * @default null
             */
            method?: string | null;
            /**
             * Payment State
             * @default null
             */
            payment_state?: string | null;
            /**
             * Placed From
             * @default null
             */
            placed_from?: string | null;
            /**
             * Placed To
             * @default null
             */
            placed_to?: string | null;
            /**
             * Priority
             * @default null
             */
            priority?: string | null;
            /**
             * Q
             * @default null
             */
            q?: string | null;
            /**
             * Sku
             * @default null
             */
            sku?: string | null;
            /**
             * State
             * @default null
             */
            state?: string | null;
            /**
             * Tag
             * @default null
             */
            tag?: string | null;
            /**
             * Total From
             * @default null
             */
            total_from?: string | null;
            /**
             * Total To
             * @default null
             */
            total_to?: string | null;
        };
        /** ViewOut */
        ViewOut: {
            /** Columns */
            columns: string[];
            /** Filters */
            filters: {
                [key: string]: string;
            };
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Own */
            own: boolean;
            /** Shared */
            shared: boolean;
            /** Sort */
            sort: string;
            /** Version */
            version: number;
        };
        /** ViewsOut */
        ViewsOut: {
            /** Items */
            items: components["schemas"]["ViewOut"][];
            /**
             * Next Cursor
             * @default null
             */
            next_cursor?: null;
        };
        /** WebhookOut */
        WebhookOut: {
            /** Compared At */
            compared_at: string | null;
            /** Last At */
            last_at: string | null;
            /** Last Type */
            last_type: string | null;
            /** Missed */
            missed: number;
            /** Secret Set */
            secret_set: boolean;
            /** Url */
            url: string;
        };
        /** WordOut */
        WordOut: {
            /** Texts */
            texts: {
                [key: string]: string;
            };
            /**
             * Used As
             * @enum {string}
             */
            used_as: "option" | "value" | "tag" | "field" | "";
            /** Word */
            word: string;
        };
        /** Words */
        Words: {
            /**
             * Button
             * @default
             */
            button?: string;
            /**
             * Text
             * @default
             */
            text?: string;
            /**
             * Title
             * @default
             */
            title?: string;
        };
        /** MoneyIn */
        chalicelib__catalogue__inputs__MoneyIn: {
            /** Amount */
            amount: number;
            /** Currency */
            currency: string;
        };
        /** OptionOut */
        chalicelib__catalogue__outputs__OptionOut: {
            /** Name */
            name: string;
            /** Values */
            values: string[];
        };
        /** MoneyIn */
        chalicelib__checkout__inputs__MoneyIn: {
            /** Amount */
            amount: number;
            /** Currency */
            currency: string;
        };
        /** OptionOut */
        chalicelib__checkout__outputs__OptionOut: {
            /** Delivery Kind */
            delivery_kind: string;
            /** Id */
            id: string;
            pickup: components["schemas"]["PickupPlaceOut"] | null;
            price: components["schemas"]["MoneyOut"];
            promise: components["schemas"]["chalicelib__checkout__outputs__PromiseOut"];
            /** Title */
            title: string;
        };
        /** PaymentOut */
        chalicelib__checkout__outputs__PaymentOut: {
            /** Client Secret */
            client_secret: string;
            /** Intent Id */
            intent_id: string;
            /** Provider */
            provider: string;
            /** Publishable Key */
            publishable_key: string;
        };
        /** PromiseOut */
        chalicelib__checkout__outputs__PromiseOut: {
            /** Earliest */
            earliest: string;
            /** Latest */
            latest: string;
            /** Order Before */
            order_before: string | null;
        };
        /** ChangeMe */
        chalicelib__customers__inputs__ChangeMe: {
            /**
             * Accepts Marketing
             * @default null
             */
            accepts_marketing?: boolean | null;
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Phone
             * @default null
             */
            phone?: string | null;
            /**
             * Tax Number
             * @default null
             */
            tax_number?: string | null;
            /**
             * Version
             * @default null
             */
            version?: number | null;
        };
        /** SessionOut */
        chalicelib__customers__outputs__SessionOut: {
            /** Created At */
            created_at: string;
            /** Device */
            device: string;
            /** Here */
            here: boolean;
            /** Id */
            id: string;
            /** Seen At */
            seen_at: string;
        };
        /** SessionsOut */
        chalicelib__customers__outputs__SessionsOut: {
            /** Items */
            items: components["schemas"]["chalicelib__customers__outputs__SessionOut"][];
        };
        /** ShipmentOut */
        chalicelib__fulfilment__outputs__ShipmentOut: {
            /** Carrier */
            carrier: string;
            /** Delivered At */
            delivered_at: string | null;
            /** Id */
            id: string;
            /** Lines */
            lines: components["schemas"]["ShippedLineOut"][];
            /** Location Id */
            location_id: string;
            /** Order Id */
            order_id: string;
            /** Shipped At */
            shipped_at: string;
            /** State */
            state: string;
            /** Tracking Number */
            tracking_number: string;
            /** Tracking Url */
            tracking_url: string;
        };
        /** UploadOut */
        chalicelib__interchange__outputs__UploadOut: {
            /** Expires At */
            expires_at: string;
            /** Method */
            method: string;
            /** Upload */
            upload: string;
            /** Url */
            url: string;
        };
        /** UploadOut */
        chalicelib__media__outputs__UploadOut: {
            /** Expires At */
            expires_at: string;
            /** Method */
            method: string;
            /** Upload */
            upload: string;
            /** Url */
            url: string;
        };
        /** PromiseOut */
        chalicelib__orders__outputs__PromiseOut: {
            /** Earliest */
            earliest: string;
            /** Latest */
            latest: string;
        };
        /** ShipmentOut */
        chalicelib__orders__outputs__ShipmentOut: {
            /** Carrier */
            carrier: string;
            /** Delivered At */
            delivered_at: string | null;
            /** Id */
            id: string;
            /** Lines */
            lines: {
                [key: string]: unknown;
            }[];
            /** Shipped At */
            shipped_at: string;
            /** State */
            state: string;
            /** Tracking Number */
            tracking_number: string;
            /** Tracking Url */
            tracking_url: string;
        };
        /** MoneyIn */
        chalicelib__payments__inputs__MoneyIn: {
            /** Amount */
            amount: number;
            /** Currency */
            currency: string;
        };
        /** PaymentOut */
        chalicelib__payments__outputs__PaymentOut: {
            authorised: components["schemas"]["MoneyOut"];
            /** Number */
            number: string;
            /** Order Id */
            order_id: string;
            owed: components["schemas"]["MoneyOut"];
            paid: components["schemas"]["MoneyOut"];
            /** Payment State */
            payment_state: string;
            refundable: components["schemas"]["MoneyOut"];
            refunded: components["schemas"]["MoneyOut"];
            refunding: components["schemas"]["MoneyOut"];
            /** State */
            state: string;
            total: components["schemas"]["MoneyOut"];
        };
        /** ChangeMe */
        chalicelib__shop__inputs__ChangeMe: {
            /**
             * Columns
             * @default null
             */
            columns?: {
                [key: string]: string[];
            } | null;
            /**
             * Dismissed
             * @default null
             */
            dismissed?: string[] | null;
            /**
             * Language
             * @default null
             */
            language?: ("en" | "nb" | "id") | null;
            /**
             * Theme
             * @default null
             */
            theme?: ("light" | "dark" | "system") | null;
        };
        /** SessionOut */
        chalicelib__shop__outputs__SessionOut: {
            /** Agent */
            agent: string;
            /** Begun At */
            begun_at: string;
            /** Current */
            current: boolean;
            /** How */
            how: string;
            /** Id */
            id: string;
            /** Ip */
            ip: string;
            /** Seen At */
            seen_at: string;
        };
        /** SessionsOut */
        chalicelib__shop__outputs__SessionsOut: {
            /** Items */
            items: components["schemas"]["chalicelib__shop__outputs__SessionOut"][];
            /** Next Cursor */
            next_cursor: null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    shop_list_api_keys: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_create_api_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKeyOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_revoke_api_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_list_audit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                actor?: string;
                day?: string;
                about?: string;
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_verify_audit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["VerifyIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifiedOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_list_bulk_edits: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkEditsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_start_bulk_edit: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BulkIn"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkEditOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_show_bulk_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulk_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkEditOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_list_kept_collections: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptCollectionsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_create_collection: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCollectionIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptCollectionOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_show_kept_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptCollectionOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_remove_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_change_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeCollectionIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptCollectionOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_put_in_collection: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MembersIn"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_take_from_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_list_credit_notes: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                customer?: string;
                order?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentRowsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_show_credit_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostedDocumentOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_show_credit_note_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_list_groups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerGroupsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_list_customers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                q?: string;
                group?: string;
                has_account?: boolean;
                accepts_marketing?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_add_customer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddCustomer"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_show_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_erase_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_change_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCustomer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_export_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalDataOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_merge_customer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeCustomer"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_list_events: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerEventsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_list_dead_letters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLettersOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_redrive: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Redrive"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedrivenOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkout_get_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryTableOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkout_set_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetDelivery"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryTableOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_list_disputes: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                since?: string;
                until?: string;
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interchange_start_export: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartExport"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fulfilment_list_to_ship: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                location?: string;
                show?: "all" | "ready" | "held" | "partly" | "overdue";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToShipPageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fulfilment_list_loads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_show_glossary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GlossaryOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_set_glossary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetGlossary"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GlossaryOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interchange_start_import: {
        parameters: {
            query: {
                format: "shopify-products";
                upload?: string;
                name?: string;
                start?: boolean;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            202: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interchange_make_upload: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["chalicelib__interchange__outputs__UploadOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_list_stock: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                q?: string;
                location?: string;
                below?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockPageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_list_counts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StocktakePageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_open_count: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenStocktake"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StocktakeOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_show_count: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                count_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StocktakeLinesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_enter_count: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                count_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterCount"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StocktakeLineOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_change_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                count_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeStocktake"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StocktakeOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_take_feed: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeFeed"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_move_stock: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveStock"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_transfer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Transfer"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_show_stock: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverviewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_list_documents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                since?: string;
                until?: string;
                document?: "invoice" | "credit_note";
                number?: string;
                customer?: string;
                order?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentRowsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_show_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostedDocumentOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_show_document_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interchange_list_jobs: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interchange_show_job: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                taken?: boolean;
            };
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobReportOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interchange_cancel_job: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interchange_fetch_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interchange_preview_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreviewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interchange_start_job: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_list_locations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationPageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_add_location: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddLocation"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_show_location: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventory_change_location: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeLocation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_show_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_change_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeLook"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_prove_design: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofDesign"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_publish_look: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AtVersion"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_start_over: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AtVersion"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_show_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMeOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["chalicelib__shop__inputs__ChangeMe"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_list_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyPasskeysOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_begin_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewPasskeyOptionsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_add_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskeyIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_remove_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_change_own_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_confirm_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmTotp"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_offer_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnowPassword"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpOfferOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_remove_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnowPassword"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnowPassword"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    media_list_media: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaListOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    media_keep_media: {
        parameters: {
            query?: {
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    media_make_media_upload: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["chalicelib__media__outputs__UploadOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    media_keep_media_upload: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DoneIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    media_show_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                media_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaWholeOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    media_remove_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                media_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    media_change_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                media_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeMediaIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notifications_list_messages: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "sending" | "sent" | "failed";
                template?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notifications_preview: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Preview"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notifications_resend: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_show_modules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModuleSwitchesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_switch_modules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchModules"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModuleSwitchesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_list_orders: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: string;
                payment_state?: string;
                fulfilment_state?: string;
                hold?: string;
                customer?: string;
                sku?: string;
                location?: string;
                tag?: string;
                country?: string;
                delivery?: string;
                method?: string;
                priority?: number;
                q?: string;
                placed_from?: string;
                placed_to?: string;
                total_from?: number;
                total_to?: number;
                sort?: "-placed_at" | "placed_at" | "-priority" | "priority" | "-total" | "total";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRowsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkout_place_for_buyer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceForBuyer"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedForBuyerOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_count_orders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderCountsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_list_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_make_view: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepView"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_change_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepView"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_delete_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_get_whole_order: {
        parameters: {
            query?: {
                at?: string;
                after?: number;
            };
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrderOut"] | components["schemas"]["OrderThenOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_edit_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrderOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_cancel_order: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CancelOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrderOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_preview_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelPreviewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_capture: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Capture"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["chalicelib__payments__outputs__PaymentOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_hold_order: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceHold"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrderOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_release_hold: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrderOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notifications_list_order_messages: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_add_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddNote"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fulfilment_show_packing: {
        parameters: {
            query: {
                location: string;
            };
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackingOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fulfilment_pick: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pick"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackingOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_show_packing_slip: {
        parameters: {
            query?: {
                shipment?: string;
            };
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_enter_payment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterPayment"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["chalicelib__payments__outputs__PaymentOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_ask_refund: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskRefund"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_preview_refund: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PreviewRefund"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundPreviewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fulfilment_list_shipments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fulfilment_ship_order: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ShipOrder"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["chalicelib__fulfilment__outputs__ShipmentOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fulfilment_mark_delivered: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
                shipment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["chalicelib__fulfilment__outputs__ShipmentOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_get_timeline: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_show_packing_slips: {
        parameters: {
            query: {
                orders: string;
                location: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_list_content_pages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentPagesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_create_content_page: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContentPage"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentPageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_show_content_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentPageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_remove_content_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_change_content_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeContentPage"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentPageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_choose_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoosePassword"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChosenOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_ask_new_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskPassword"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_show_provider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_try_provider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriedOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_list_payments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                since?: string;
                until?: string;
                state?: "pending" | "requires_action" | "processing" | "authorised" | "succeeded" | "failed" | "cancelled";
                method?: "stripe" | "invoice" | "manual";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_show_picking_list: {
        parameters: {
            query: {
                orders: string;
                location: string;
                language?: "en" | "nb" | "id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_list_problems: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_resolve_problem: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveProblem"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_list_all_products: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "draft" | "active" | "archived";
                q?: string;
                vendor?: string;
                type?: string;
                tag?: string;
                collection?: string;
                stock?: "in" | "out";
                product_id?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductRowsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_create_product: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProductIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptProductOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_show_kept_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptProductOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_archive_product: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptProductOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_change_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeProductIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptProductOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_add_variant: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewVariantIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptVariantOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_remove_variant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptProductOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_change_variant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeVariantIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptVariantOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_list_receivables: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "open" | "settled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivablesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_get_reconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_list_refunds: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                since?: string;
                until?: string;
                state?: "requested" | "succeeded" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reports_show_home: {
        parameters: {
            query?: {
                days?: number;
                currency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HomeOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reports_list_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reports_list_running_out: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LowPageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reports_show_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_list_comments_by_state: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "pending" | "published" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffCommentsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_show_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_change_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSettings"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_list_by_state: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "pending" | "published" | "rejected";
                stars?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffReviewsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_moderate_reviews: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModerateReviews"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModeratedReviewsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_get_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffReviewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_list_all_comments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffCommentsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_publish_comment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                review_id: string;
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffCommentOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_reject_comment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                review_id: string;
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectComment"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffCommentOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_remove_photo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffReviewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_publish_review: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Publish"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffReviewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_reject_review: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reject"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffReviewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_reply_to_review: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reply"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffReviewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["chalicelib__shop__outputs__SessionsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_begin_passkey_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOptionsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_show_shop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_change_shop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeShop"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_list_staff: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffPageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_invite_staff: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteStaff"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_show_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_change_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeStaff"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alerts_list_awaited: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwaitedPageOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pricing_show_taxes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pricing_set_taxes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetTaxes"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_list_all_variants: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "draft" | "active" | "archived";
                q?: string;
                vendor?: string;
                type?: string;
                tag?: string;
                collection?: string;
                stock?: "in" | "out";
                product_id?: string[];
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantRowsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_show_variant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptVariantOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cart_start_cart: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartCart"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cart_show_cart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cart_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cart_change_cart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cart_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeCart"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkout_place_order: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                cart_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceOrder"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckoutOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkout_list_delivery_options: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cart_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptionsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cart_add_line: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                cart_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddLine"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cart_remove_line: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cart_id: string;
                line_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cart_change_line: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cart_id: string;
                line_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeLine"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_list_collections: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_show_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_request_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestCode"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSentOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_show_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerMeOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_erase_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["chalicelib__customers__inputs__ChangeMe"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerMeOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_add_address: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveAddress"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerMeOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_change_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveAddress"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerMeOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_remove_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerMeOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_show_my_data: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalDataOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_confirm_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmEmail"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerMeOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_request_email_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeEmail"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSentOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_list_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPasskeysOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_begin_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewPasskeyOptionsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_add_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskeyIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_remove_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["chalicelib__customers__outputs__SessionsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_sign_out_everywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SignInCustomer"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTokenOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_begin_passkey_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOptionsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_list_modules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModulesOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_show_openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_get_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuyerOrderOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_cancel_own_order: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CancelOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuyerOrderOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_show_own_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_begin_payment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentStartOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_list_products: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                q?: string;
                collection?: string[];
                tag?: string[];
                vendor?: string[];
                min_price?: number;
                max_price?: number;
                price?: string[];
                rating?: number[];
                in_stock?: boolean;
                sort?: "relevance" | "newest" | "price" | "-price" | "rating" | "title";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_show_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_list_reviews: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                stars?: number;
                language?: string;
                sort?: "newest" | "helpful";
            };
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_post_review: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostReview"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReviewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_show_mine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MineOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_delete_review: {
        parameters: {
            query?: {
                order_id?: string;
            };
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_edit_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditReview"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReviewOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_list_comments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentsOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_post_comment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostComment"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCommentOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_vote_helpful: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpfulOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_take_back_vote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpfulOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alerts_ask_for_alert: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskAlert"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_show_icon: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_show_style: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/css": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    media_find_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_take_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
