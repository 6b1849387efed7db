// Generated from the OpenAPI document by "npm run types:api". A test fails when it is out of date.

export interface paths {
    "/api/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See where the key lets one in, and as what */
        get: operations["getWorkspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the flows */
        get: operations["listFlows"];
        put?: never;
        /**
         * Create a flow
         * @description Without `document` its draft is empty. Nothing runs before it is published.
         */
        post: operations["createFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flowId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a flow with its draft */
        get: operations["getFlow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename or describe a flow */
        patch: operations["renameFlow"];
        trace?: never;
    };
    "/api/v1/flows/{flowId}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save the draft
         * @description Replaces the drawing. Say which revision you have seen, by `revision` or If-Match: when another one was saved since, nothing is overwritten.
         */
        put: operations["putDraft"];
        post?: never;
        /** Put the live version in the place of the draft */
        delete: operations["discardDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flowId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the draft
         * @description From the next order on this drawing runs. A flow with problems is not published; all of them are named.
         */
        post: operations["publishFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flowId}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch a flow off
         * @description New orders pass it by; runs under way finish.
         */
        post: operations["unpublishFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flowId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the published versions */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flowId}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a published version */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flowId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a flow away */
        post: operations["archiveFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flowId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived flow back */
        post: operations["restoreFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List orders, newest first */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an order
         * @description With what happened to it, where it was sent, and what is in the way.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{orderId}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say why an order did or did not go on in a flow */
        get: operations["explainOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{orderId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try an order again
         * @description Whatever stopped of it. Never makes a second order anywhere.
         */
        post: operations["retryOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{deliveryId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try one delivery again */
        post: operations["retryDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List runs, newest first */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a run, step by step */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{runId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a run again */
        post: operations["retryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what needs a person, by cause
         * @description One group for everything that waits for the same thing. `code`, `subject` and `connectionId` together are its `cause`.
         */
        get: operations["listProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the last ten that were begun */
        get: operations["listRetries"];
        put?: never;
        /**
         * Plan to try many again
         * @description By cause, by order or by search. Says beforehand what each will do; nothing is sent before it is begun.
         */
        post: operations["planRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retries/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a plan or its progress */
        get: operations["getRetry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retries/{taskId}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin
         * @description `careful`: one goes first, and the rest only when that one is well. More than 100 at once need an admin.
         */
        post: operations["beginRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retries/{taskId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop
         * @description Begins no more; what is under way comes to its end.
         */
        post: operations["stopRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what can be connected, and what each asks for */
        get: operations["listChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the connections */
        get: operations["listConnections"];
        put?: never;
        /**
         * Connect an account
         * @description The channel itself has to confirm it; one that does not work is not kept.
         */
        post: operations["createConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a connection */
        get: operations["getConnection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connectionId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Test a connection */
        post: operations["testConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connection-tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Test an account before it is connected */
        post: operations["testAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sku-map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the matches */
        get: operations["listSkuMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sku-map/{connectionId}/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what a SKU is at a destination
         * @description Orders that waited for it go on at once.
         */
        put: operations["setSku"];
        post?: never;
        /** Forget a match */
        delete: operations["removeSku"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sku-map/{connectionId}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a CSV file of matches in
         * @description Whole or not at all: every line that is wrong is named.
         */
        post: operations["importSkuMap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sku-map/{connectionId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Take the matches out as a CSV file */
        get: operations["exportSkuMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the templates */
        get: operations["listTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{templateId}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what a template asks for
         * @description A key is for one workspace: `clients` is its `slug`, as `GET /workspace` says it.
         */
        get: operations["planClone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{templateId}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make flows of a template */
        post: operations["cloneTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take the whole set-up out
         * @description The same set-up gives the same bytes. Accounts are in it by their names only.
         */
        get: operations["exportSetUp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flowId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Take one flow out */
        get: operations["exportFlow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{templateId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Take one template out */
        get: operations["exportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a file would do
         * @description A set-up, a flow or a template. Names everything that keeps it from being brought in, at once; writes nothing.
         */
        post: operations["planFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a file in
         * @description Whole or not at all. Flows become drafts: what is live stays live until it is published.
         */
        post: operations["importFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hooks/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an order
         * @description The message is yours: a connection to “Any other system” says what is where in it. Its webhook address is `webhookUrl` of
         *     the connection, and the message is signed with its webhook secret: HMAC-SHA256 over the body, in hex, in `x-signature`, unless the
         *     connection says otherwise. The same message sent twice is taken once.
         */
        post: operations["sendOrder"];
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
        CanonicalOrder: {
            source: {
                connectionId: string;
                channel: string;
                orderId: string;
                number: string;
                basketId?: string;
                marketplace?: string;
                url?: string;
            };
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            placedAt: string;
            /** Format: date-time */
            paidAt?: string;
            /** Format: date-time */
            acceptBy?: string;
            /** Format: date-time */
            shipBy?: string;
            /** Format: date-time */
            deliverBy?: string;
            currency: string;
            /** @enum {string} */
            taxMode: "inclusive" | "exclusive" | "unknown";
            buyer: {
                ref?: string;
                name?: string;
                email?: string;
                phone?: string;
                taxId?: string;
            };
            shipTo?: {
                name?: string;
                company?: string;
                lines: string[];
                city?: string;
                region?: string;
                postcode?: string;
                country?: string;
                phone?: string;
                email?: string;
            };
            billTo?: {
                name?: string;
                company?: string;
                lines: string[];
                city?: string;
                region?: string;
                postcode?: string;
                country?: string;
                phone?: string;
                email?: string;
            };
            /** @enum {string} */
            fulfilledBy: "merchant" | "channel";
            shippingMethod?: string;
            lines: {
                id: string;
                sku?: string;
                gtin?: string;
                channelItemId?: string;
                title: string;
                /** @enum {string} */
                kind: "product" | "bundle" | "component" | "service" | "digital";
                parentLineId?: string;
                componentRatio?: number;
                packSize?: number;
                quantity: number;
                unitPrice: string;
                discount: string;
                taxes: {
                    title?: string;
                    rate?: string;
                    amount: string;
                    includedInPrice: boolean;
                    /** @enum {string} */
                    liableParty: "merchant" | "channel" | "unknown";
                }[];
                total: string;
                /** @enum {string} */
                priceBasis: "unit" | "line";
                requiresShipping: boolean;
                giftMessage?: string;
                attributes: {
                    [key: string]: string;
                };
                imageUrl?: string;
            }[];
            charges: {
                /** @enum {string} */
                kind: "shipping" | "fee";
                title: string;
                code?: string;
                amount: string;
                taxes: {
                    title?: string;
                    rate?: string;
                    amount: string;
                    includedInPrice: boolean;
                    /** @enum {string} */
                    liableParty: "merchant" | "channel" | "unknown";
                }[];
            }[];
            payments: {
                id?: string;
                method: string;
                amount: string;
                /** @enum {string} */
                state: "pending" | "authorized" | "paid" | "failed" | "voided";
                /** Format: date-time */
                at?: string;
            }[];
            totals: {
                subtotal: string;
                discount: string;
                shipping: string;
                tax: string;
                total: string;
            };
            /** @enum {string} */
            acceptance: "none" | "awaiting" | "accepted" | "partial" | "refused";
            /** @enum {string} */
            payment: "unknown" | "unpaid" | "authorized" | "paid" | "partiallyRefunded" | "refunded" | "voided" | "failed";
            rawStatus?: string;
            shipments: {
                id: string;
                externalIds: {
                    [key: string]: string;
                };
                /** Format: date-time */
                asOf?: string;
                toldRank?: number;
                /** @constant */
                waitsForRest?: true;
                /** @enum {string} */
                state: "pending" | "shipped" | "delivered" | "voided";
                parcels: {
                    carrier?: string;
                    carrierCode?: string;
                    service?: string;
                    trackingNumber?: string;
                    trackingUrl?: string;
                    items: {
                        lineId?: string;
                        sku?: string;
                        quantity: number;
                        part?: {
                            index: number;
                            units: number;
                            of: number;
                            pieces: number;
                        };
                    }[];
                }[];
                /** Format: date-time */
                shippedAt?: string;
            }[];
            cancellations: {
                id: string;
                externalIds: {
                    [key: string]: string;
                };
                /** Format: date-time */
                asOf?: string;
                toldRank?: number;
                /** @constant */
                waitsForRest?: true;
                /** @enum {string} */
                requestedBy: "customer" | "merchant" | "channel";
                /** @enum {string} */
                stage: "requested" | "accepted" | "rejected" | "executed" | "failed";
                items: {
                    lineId?: string;
                    sku?: string;
                    quantity: number;
                    part?: {
                        index: number;
                        units: number;
                        of: number;
                        pieces: number;
                    };
                }[];
                reason?: string;
                /** Format: date-time */
                respondBy?: string;
                /** Format: date-time */
                at?: string;
            }[];
            returns: {
                id: string;
                externalIds: {
                    [key: string]: string;
                };
                /** Format: date-time */
                asOf?: string;
                toldRank?: number;
                /** @constant */
                waitsForRest?: true;
                number?: string;
                /** @enum {string} */
                stage: "requested" | "approved" | "declined" | "inTransit" | "received" | "closed" | "cancelled";
                items: {
                    lineId?: string;
                    sku?: string;
                    quantity: number;
                    part?: {
                        index: number;
                        units: number;
                        of: number;
                        pieces: number;
                    };
                    reason?: string;
                    condition?: string;
                }[];
                /** Format: date-time */
                at?: string;
            }[];
            refunds: {
                id: string;
                externalIds: {
                    [key: string]: string;
                };
                /** Format: date-time */
                asOf?: string;
                toldRank?: number;
                /** @constant */
                waitsForRest?: true;
                /** @enum {string} */
                stage: "requested" | "pending" | "succeeded" | "failed";
                amount: string;
                items: {
                    lineId?: string;
                    sku?: string;
                    quantity: number;
                    part?: {
                        index: number;
                        units: number;
                        of: number;
                        pieces: number;
                    };
                    amount: string;
                }[];
                shippingAmount?: string;
                reason?: string;
                movesMoney: boolean;
                /** Format: date-time */
                at?: string;
            }[];
            documents: {
                id: string;
                externalIds: {
                    [key: string]: string;
                };
                /** Format: date-time */
                asOf?: string;
                toldRank?: number;
                /** @constant */
                waitsForRest?: true;
                /** @enum {string} */
                kind: "label" | "returnLabel" | "packingSlip" | "invoice" | "customs";
                shipmentId?: string;
                mediaType?: string;
                sha256?: string;
                fileName?: string;
                madeFrom?: string;
                note?: string;
                data?: string;
                md5?: string;
                url?: string;
                /** Format: date-time */
                at?: string;
            }[];
            tags: string[];
            note?: string;
            attributes: {
                [key: string]: string;
            };
            assigned: {
                tags: string[];
                removedTags?: string[];
                note?: string;
                shippingMethod?: string;
                attributes: {
                    [key: string]: string;
                };
            };
            corrections?: {
                field: string;
                was: string | null;
                value: string | null;
            }[];
        };
        Channel: {
            id: string;
            name: string;
            summary: string;
            /** @enum {string} */
            kind: "marketplace" | "shop" | "any";
            /** @description What creating a connection asks for. */
            fields: {
                name: string;
                label: string;
                help: string | null;
                /** @description True: goes into `credentials`. False: into `settings`. */
                secret: boolean;
                required: boolean;
                default?: unknown;
                options: {
                    [key: string]: string;
                } | null;
            }[];
            capabilities: {
                /** @enum {string} */
                operation: "order" | "update" | "cancellation" | "shipment" | "return" | "refund" | "label";
                /**
                 * @description `in`: the channel tells us. `out`: we tell the channel.
                 * @enum {string}
                 */
                direction: "in" | "out";
                partial: boolean;
                note?: string;
            }[];
            canPoll: boolean;
            canPull: boolean;
        };
        ClonePlan: {
            name: string;
            description: string;
            version: number;
            /** @description Accounts to choose: `key` goes into `bindings`. */
            slots: {
                key: string;
                label: string;
                /** @enum {string} */
                kind: "marketplace" | "shop" | "any";
                connector: string | null;
            }[];
            /** @description What may be said otherwise: `key` goes into `values`. */
            parameters: {
                key: string;
                label: string;
                value: string | number | string[];
            }[];
            clients: ({
                /** @constant */
                ok: true;
                value: {
                    slug: string;
                    name: string;
                    mayPublish: boolean;
                    accounts: {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        kind: string;
                        channel: string;
                    }[];
                    guesses: {
                        [key: string]: string | null;
                    };
                };
            } | {
                /** @constant */
                ok: false;
                problems: components["schemas"]["Problem"][];
            })[];
        };
        Connection: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description The channel, as `GET /channels` names it. */
            connector: string;
            connectorName: string;
            /** @enum {string} */
            kind: "marketplace" | "shop" | "any";
            /** @enum {string} */
            state: "active" | "paused" | "attention";
            problem: components["schemas"]["Problem"] | null;
            account: string | null;
            capabilities: {
                /** @enum {string} */
                operation: "order" | "update" | "cancellation" | "shipment" | "return" | "refund" | "label";
                /**
                 * @description `in`: the channel tells us. `out`: we tell the channel.
                 * @enum {string}
                 */
                direction: "in" | "out";
                partial: boolean;
                note?: string;
            }[];
            pollSeconds: number | null;
            nextPollAt: string | null;
            lastPollAt: string | null;
            lastReceivedAt: string | null;
            blockedUntil: string | null;
            waiting: number;
            needsFix: number;
            hint: string | null;
            /** @description Where the channel sends its messages. Null below admin. */
            webhookUrl: string | null;
            unknownSku: {
                /** @enum {string} */
                policy: "hold" | "custom" | "skip";
                /** @description What stands there for a product it does not know; null: it takes none. */
                customLines: string | null;
            } | null;
            limits: {
                atOnce: number;
                perSecond: number | null;
                own: {
                    what: string;
                    where: string;
                }[];
            } | null;
            canPoll: boolean;
            canPull: boolean;
            settings: {
                [key: string]: unknown;
            };
            /** @description Which secrets are set. The secrets themselves never come back. */
            hints: {
                [key: string]: {
                    last4: string | null;
                    updatedAt: string;
                };
            };
            /**
             * Format: date-time
             * @description UTC
             */
            createdAt: string;
            createdBy: string | null;
            flows: {
                /** Format: uuid */
                id: string;
                name: string;
                live: boolean;
            }[];
        };
        ConnectionRow: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description The channel, as `GET /channels` names it. */
            connector: string;
            connectorName: string;
            /** @enum {string} */
            kind: "marketplace" | "shop" | "any";
            /** @enum {string} */
            state: "active" | "paused" | "attention";
            problem: components["schemas"]["Problem"] | null;
            account: string | null;
            capabilities: {
                /** @enum {string} */
                operation: "order" | "update" | "cancellation" | "shipment" | "return" | "refund" | "label";
                /**
                 * @description `in`: the channel tells us. `out`: we tell the channel.
                 * @enum {string}
                 */
                direction: "in" | "out";
                partial: boolean;
                note?: string;
            }[];
            pollSeconds: number | null;
            nextPollAt: string | null;
            lastPollAt: string | null;
            lastReceivedAt: string | null;
            blockedUntil: string | null;
            waiting: number;
            needsFix: number;
            hint: string | null;
        };
        Delivery: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            runId: string;
            /** Format: uuid */
            flowId: string;
            nodeId: string;
            /** Format: uuid */
            connectionId: string;
            connectionName: string;
            /** @enum {string} */
            operation: "order" | "update" | "cancellation" | "shipment" | "return" | "refund" | "label" | "call" | "email";
            /** @enum {string} */
            state: "planned" | "sending" | "unknown" | "delivered" | "parked" | "superseded" | "skipped";
            attempt: number;
            /**
             * Format: date-time
             * @description UTC
             */
            dueAt: string;
            remoteId: string | null;
            numberThere: string | null;
            reference: string;
            note: string | null;
            problem: components["schemas"]["Problem"] | null;
            /**
             * Format: date-time
             * @description UTC
             */
            createdAt: string;
            finishedAt: string | null;
        };
        Drawing: {
            /** @constant */
            version: 1;
            nodes: {
                id: string;
                type: string;
                name: string | null;
                settings: {
                    [key: string]: unknown;
                };
                position: {
                    x: number;
                    y: number;
                };
                disabled?: boolean;
            }[];
            edges: {
                id: string;
                from: string;
                fromPort: string;
                to: string;
            }[];
        };
        Explanation: {
            sentence: string;
            reason: components["schemas"]["Reason"] | null;
            /** @description The smallest change that would turn it round. */
            flip: string | null;
        };
        FileOutcome: {
            flows: {
                name: string;
                /** @enum {string} */
                what: "create" | "change" | "same";
            }[];
            templates: {
                name: string;
                /** @enum {string} */
                what: "create" | "change" | "same";
            }[];
            /** @description SKU matches the file brings. */
            matches: number;
        };
        Flow: {
            /** Format: uuid */
            id: string;
            name: string;
            description: string;
            draft: components["schemas"]["Drawing"];
            /** @description Send it back, as `revision` or If-Match, with what you save or publish. */
            draftRevision: number;
            /**
             * Format: date-time
             * @description UTC
             */
            savedAt: string;
            savedBy: string | null;
            archived: boolean;
            live: {
                version: number;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                publishedAt: string;
                by: string | null;
                document: components["schemas"]["Drawing"];
                draftDiffers: boolean;
            } | null;
            newestVersion: number | null;
            /** @description Those its steps can name. */
            connections: {
                /** Format: uuid */
                id: string;
                name: string;
                channel: string;
                /** @enum {string} */
                kind: "marketplace" | "shop" | "any";
            }[];
        };
        FlowRow: {
            /** Format: uuid */
            id: string;
            name: string;
            /**
             * @description `off`: published before, switched off now.
             * @enum {string}
             */
            state: "draft" | "live" | "liveWithChanges" | "off";
            liveVersion: number | null;
            liveSince: string | null;
            liveBy: string | null;
            /** @description What stands between the draft and publishing. */
            problems: number;
            runs24h: number;
            failures24h: number;
            /**
             * Format: date-time
             * @description UTC
             */
            updatedAt: string;
            /** @description What it was made from. */
            template: {
                id: string;
                version: number;
            } | null;
            /** @description Names of the connections whose orders it takes. */
            marketplaces: string[];
        };
        FlowVersion: {
            number: number;
            note: string;
            /**
             * Format: date-time
             * @description UTC
             */
            publishedAt: string;
            by: string | null;
            isLive: boolean;
            document: components["schemas"]["Drawing"];
        };
        FlowVersionRow: {
            number: number;
            note: string;
            /**
             * Format: date-time
             * @description UTC
             */
            publishedAt: string;
            by: string | null;
            isLive: boolean;
            nodes: number;
            edges: number;
        };
        OpenProblem: {
            /** Format: uuid */
            id: string;
            code: string;
            subject: string | null;
            title: string;
            message: string;
            advice: string | null;
            /** @enum {string} */
            owner: "you" | "account" | "channel" | "sluice";
            /** @enum {string} */
            fix: "mapSku" | "mapCode" | "reconnect" | "openConnection" | "editOrder" | "editFlow" | "fixThere" | "raiseLimit" | "checkDestination" | "retry" | "wait" | "skip";
            flowId: string | null;
            nodeId: string | null;
            runId: string | null;
            deliveryId: string | null;
            connectionId: string | null;
            /**
             * Format: date-time
             * @description UTC
             */
            openedAt: string;
        };
        Order: {
            /** Format: uuid */
            id: string;
            order: components["schemas"]["CanonicalOrder"];
            /** @description Personal data is covered: the key only looks. */
            masked: boolean;
            source: {
                /** Format: uuid */
                connectionId: string;
                name: string;
                channel: string;
            };
            /**
             * @description Where it stands, all its destinations taken together. `received`: no live flow has looked at it.
             * @enum {string}
             */
            word: "needsFix" | "held" | "waiting" | "cancelled" | "published" | "filtered" | "received";
            fulfillment: string;
            cancellation: string;
            /**
             * Format: date-time
             * @description UTC
             */
            receivedAt: string;
            /** @description Newest first. */
            timeline: {
                id: string;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                at: string;
                /** @enum {string} */
                kind: "message" | "event" | "run" | "delivery" | "problem" | "note" | "action";
                title: string;
                text: string | null;
                actor: string | null;
            }[];
            links: {
                /** Format: uuid */
                connectionId: string;
                name: string;
                remoteId: string;
                number: string | null;
                url: string | null;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                createdAt: string;
            }[];
            /** @description Newest first. */
            runs: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                flowId: string;
                flowName: string;
                version: number;
                attempt: number;
                /** @enum {string} */
                state: "waiting" | "done" | "problem" | "cancelled";
                result: ("published" | "filtered" | "unsupported") | null;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                startedAt: string;
                finishedAt: string | null;
                /** @enum {string} */
                eventKind: "created" | "updated" | "cancelled" | "shipped" | "returned" | "refunded" | "labelled" | "late";
            }[];
            deliveries: components["schemas"]["Delivery"][];
            /** @description Open ones, oldest first. */
            problems: components["schemas"]["OpenProblem"][];
            notes: {
                id: string;
                text: string;
                by: string | null;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                at: string;
            }[];
        };
        OrderRow: {
            /** Format: uuid */
            id: string;
            number: string;
            source: {
                /** Format: uuid */
                connectionId: string;
                name: string;
                channel: string;
            };
            /** @description Covered for keys that only look. */
            buyer: string | null;
            country: string | null;
            /** @description Decimal text. */
            total: string;
            currency: string;
            items: string;
            tags: string[];
            /**
             * Format: date-time
             * @description UTC
             */
            placedAt: string;
            /**
             * Format: date-time
             * @description UTC
             */
            receivedAt: string;
            shipBy: string | null;
            payment: string;
            fulfillment: string;
            cancellation: string;
            /**
             * @description Where it stands, all its destinations taken together. `received`: no live flow has looked at it.
             * @enum {string}
             */
            word: "needsFix" | "held" | "waiting" | "cancelled" | "published" | "filtered" | "received";
            problem: string | null;
            heldFor: string | null;
            destinations: {
                /** Format: uuid */
                connectionId: string;
                name: string;
                /** @enum {string} */
                state: "planned" | "sending" | "unknown" | "delivered" | "parked" | "superseded" | "skipped";
                number: string | null;
            }[];
        };
        Problem: {
            code: string;
            message: string;
            advice?: string;
            /** @enum {string} */
            retry: "never" | "later";
            retryAfterMs?: number;
            /** Format: date-time */
            retryAt?: string;
            /** @enum {string} */
            severity?: "error" | "warning";
            subject?: string;
            nodeId?: string;
        };
        ProblemGroup: {
            code: string;
            subject: string | null;
            connectionId: string | null;
            connectionName: string | null;
            title: string;
            message: string;
            advice: string | null;
            /**
             * @description Who can put it right.
             * @enum {string}
             */
            owner: "you" | "account" | "channel" | "sluice";
            /** @enum {string} */
            fix: "mapSku" | "mapCode" | "reconnect" | "openConnection" | "editOrder" | "editFlow" | "fixThere" | "raiseLimit" | "checkDestination" | "retry" | "wait" | "skip";
            /** @description How many orders wait. */
            orders: number;
            problems: number;
            value: {
                currency: string;
                amount: string;
            }[];
            /**
             * Format: date-time
             * @description UTC
             */
            since: string;
            shipBy: string | null;
            flowId: string | null;
            flowName: string | null;
            nodeId: string | null;
            nodeName: string | null;
            sampleOrders: {
                /** Format: uuid */
                id: string;
                number: string;
            }[];
        };
        Reason: {
            text: string;
            holds: boolean;
            parts?: components["schemas"]["Reason"][];
        };
        Retry: {
            /** Format: uuid */
            id: string;
            title: string;
            /**
             * @description `looking`: destinations are asked what they have. `ready`: begin it. `canary`: one goes first. `held`: that one failed.
             * @enum {string}
             */
            state: "looking" | "ready" | "canary" | "running" | "held" | "stopping" | "cancelled" | "done";
            /** @enum {string} */
            from: "failed" | "start";
            /** @enum {string} */
            version: "pinned" | "live";
            problem: string | null;
            /**
             * Format: date-time
             * @description UTC
             */
            createdAt: string;
            by: string | null;
            finishedAt: string | null;
            things: number;
            begun: number;
            ended: number;
            /** @description What it will do. */
            preview: {
                kind: string;
                count: number;
                text: string;
            }[];
            /** @description What has come of it so far. */
            result: {
                kind: string;
                count: number;
                text: string;
            }[];
        };
        Run: {
            run: components["schemas"]["RunRow"];
            /** @description The drawing of the version it ran through. */
            document: components["schemas"]["Drawing"];
            isLiveVersion: boolean;
            steps: {
                nodeId: string;
                type: string;
                port: string | null;
                reason?: components["schemas"]["Reason"];
                changes: {
                    field: string;
                    label: string;
                    before: string | null;
                    after: string | null;
                }[];
                effects?: number[];
                problem?: components["schemas"]["Problem"];
                /** @constant */
                unsupported?: true;
                message?: string;
            }[];
            /** @description What became of each effect; `steps[].effects` are positions in this list. */
            effects: {
                nodeId: string;
                deliveryId: string | null;
                /** @enum {string} */
                outcome: "planned" | "met" | "coveredByCreate" | "calledOff" | "nothingThere" | "refused" | "waits" | "decidedBefore" | "sends";
            }[];
            /** @description By step. */
            deliveries: {
                [key: string]: components["schemas"]["Delivery"][];
            };
            problems: components["schemas"]["OpenProblem"][];
            pauses: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "wait" | "hold";
                /** @enum {string} */
                state: "open" | "over" | "approved" | "rejected" | "calledOff";
                title: string;
                message: string | null;
                until: string | null;
                nodeId: string;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                startedAt: string;
                endedAt: string | null;
                decider: string | null;
                reason: string | null;
            }[];
            /** @description Everything the flow changed on the order. */
            changes: {
                field: string;
                label: string;
                before: string | null;
                after: string | null;
            }[];
        };
        RunRow: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orderId: string;
            orderNumber: string;
            /** Format: uuid */
            flowId: string;
            flowName: string;
            version: number;
            attempt: number;
            /** @enum {string} */
            state: "waiting" | "done" | "problem" | "cancelled";
            result: ("published" | "filtered" | "unsupported") | null;
            /** @enum {string} */
            eventKind: "created" | "updated" | "cancelled" | "shipped" | "returned" | "refunded" | "labelled" | "late";
            /**
             * Format: date-time
             * @description UTC
             */
            startedAt: string;
            /** @description From start to end; null while it is not over. */
            ms: number | null;
            problem: string | null;
        };
        SavedDraft: {
            revision: number;
            /**
             * Format: date-time
             * @description UTC
             */
            savedAt: string;
        };
        SkuMapRow: {
            sku: string;
            targetSku: string;
            units: number;
            further: {
                sku: string;
                units: number;
            }[];
            /** Format: uuid */
            connectionId: string;
            connectionName: string;
            /**
             * Format: date-time
             * @description UTC
             */
            createdAt: string;
            createdBy: string | null;
        };
        TemplateRow: {
            id: string;
            name: string;
            description: string;
            /** @enum {string} */
            audience: "here" | "mine" | "builtIn";
            isFromHere: boolean;
            version: number;
            savedAt: string | null;
            savedBy: string | null;
            steps: number;
            accounts: string[];
            parameters: number;
        };
        TextFile: {
            /** @description The file, byte for byte. */
            text: string;
            fileName: string;
        };
        Workspace: {
            /** @description Its address; templates take it as `client`. */
            slug: string;
            name: string;
            /**
             * @description What the key may do at the moment.
             * @enum {string}
             */
            role: "owner" | "admin" | "editor" | "viewer";
            counts: {
                orders24h: number;
                needsFix: number;
                connections: number;
                liveFlows: number;
            };
        };
        ProblemAnswer: {
            /** Format: uri */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description Stable, for programs. */
            code: string;
            problems: components["schemas"]["Problem"][];
        };
    };
    responses: {
        /** @description Not done, and why. `problems` names everything there is to put right. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemAnswer"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listFlows: {
        parameters: {
            query?: {
                archived?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["FlowRow"][];
                        /** @description Send it as `cursor` for the next page. Null: there is none. */
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createFlow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Orders to the shop",
                 *       "document": {
                 *         "version": 1,
                 *         "nodes": [],
                 *         "edges": []
                 *       }
                 *     }
                 */
                "application/json": {
                    name: string;
                    document?: components["schemas"]["Drawing"];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    /** @description Where it is found. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The revision of the draft. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    renameFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Orders to the new shop"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    description?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you have seen; or send `revision`. */
                "If-Match"?: string;
            };
            path: {
                flowId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "draft": {
                 *         "version": 1,
                 *         "nodes": [],
                 *         "edges": []
                 *       },
                 *       "revision": 1
                 *     }
                 */
                "application/json": {
                    draft: components["schemas"]["Drawing"];
                    revision?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The revision of the draft. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedDraft"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    discardDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    publishFlow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
                /** @description The ETag you have seen; or send `revision`. */
                "If-Match"?: string;
            };
            path: {
                flowId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "revision": 1,
                 *       "note": "Large orders are looked at first"
                 *     }
                 */
                "application/json": {
                    revision?: number;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unpublishFlow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                flowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["FlowVersionRow"][];
                        /** @description Send it as `cursor` for the next page. Null: there is none. */
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowVersion"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    archiveFlow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                flowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreFlow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                flowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                search?: string;
                state?: "all" | "needsFix" | "held" | "waiting" | "published" | "filtered" | "cancelled";
                connectionId?: string;
                tag?: string;
                cause?: {
                    code: string;
                    subject: string | null;
                    connectionId: string | null;
                };
                moved?: {
                    /** @enum {string} */
                    which: "in" | "out";
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    until?: string;
                };
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["OrderRow"][];
                        /** @description Send it as `cursor` for the next page. Null: there is none. */
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    explainOrder: {
        parameters: {
            query: {
                flowId: string;
                nodeId?: string;
            };
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    retryOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "failed",
                 *       "version": "pinned"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    from: "failed" | "start";
                    /** @enum {string} */
                    version: "pinned" | "live";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        retried: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    retryDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "failed",
                 *       "version": "pinned"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    from: "failed" | "start";
                    /** @enum {string} */
                    version: "pinned" | "live";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        retried: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRuns: {
        parameters: {
            query?: {
                flowId?: string;
                state?: "waiting" | "done" | "problem" | "cancelled";
                connectionId?: string;
                nodeId?: string;
                port?: string;
                version?: number;
                problem?: string;
                since?: string;
                search?: string;
                tag?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["RunRow"][];
                        /** @description Send it as `cursor` for the next page. Null: there is none. */
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    retryRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "failed",
                 *       "version": "pinned"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    from: "failed" | "start";
                    /** @enum {string} */
                    version: "pinned" | "live";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        retried: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listProblems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["ProblemGroup"][];
                        /** @description Send it as `cursor` for the next page. Null: there is none. */
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRetries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["Retry"][];
                        /** @description Send it as `cursor` for the next page. Null: there is none. */
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    planRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "what": {
                 *         "kind": "search",
                 *         "search": {
                 *           "state": "needsFix"
                 *         }
                 *       },
                 *       "from": "failed",
                 *       "version": "pinned"
                 *     }
                 */
                "application/json": {
                    what: {
                        /** @constant */
                        kind: "cause";
                        cause: {
                            code: string;
                            subject: string | null;
                            connectionId: string | null;
                        };
                    } | {
                        /** @constant */
                        kind: "step";
                        /** Format: uuid */
                        flowId: string;
                        nodeId: string;
                        code?: string;
                    } | {
                        /** @constant */
                        kind: "orders";
                        orderIds: string[];
                    } | {
                        /** @constant */
                        kind: "search";
                        search: {
                            search?: string;
                            /**
                             * @default all
                             * @enum {string}
                             */
                            state?: "all" | "needsFix" | "held" | "waiting" | "published" | "filtered" | "cancelled";
                            /** Format: uuid */
                            connectionId?: string;
                            tag?: string;
                            cause?: {
                                code: string;
                                subject: string | null;
                                connectionId: string | null;
                            };
                            moved?: {
                                /** @enum {string} */
                                which: "in" | "out";
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                until?: string;
                            };
                        };
                    };
                    /**
                     * @default failed
                     * @enum {string}
                     */
                    from?: "failed" | "start";
                    /**
                     * @default pinned
                     * @enum {string}
                     */
                    version?: "pinned" | "live";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    /** @description Where it is found. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @description How many will be tried again. */
                        things: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    beginRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "careful": true
                 *     }
                 */
                "application/json": {
                    /** @default true */
                    careful?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    stopRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["Channel"][];
                        /** @description Send it as `cursor` for the next page. Null: there is none. */
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listConnections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["ConnectionRow"][];
                        /** @description Send it as `cursor` for the next page. Null: there is none. */
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "connector": "generic",
                 *       "settings": {
                 *         "signature": "hmacHex",
                 *         "signatureHeader": "x-signature"
                 *       },
                 *       "credentials": {
                 *         "webhookSecret": "choose-a-long-random-secret"
                 *       },
                 *       "name": "Our ERP"
                 *     }
                 */
                "application/json": {
                    connector: string;
                    settings: {
                        [key: string]: unknown;
                    };
                    credentials: {
                        [key: string]: unknown;
                    };
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    /** @description Where it is found. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    testConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whose account it is, as the channel says. */
                        account: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    testAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "connector": "generic",
                 *       "settings": {
                 *         "signature": "hmacHex",
                 *         "signatureHeader": "x-signature"
                 *       },
                 *       "credentials": {
                 *         "webhookSecret": "choose-a-long-random-secret"
                 *       }
                 *     }
                 */
                "application/json": {
                    connector: string;
                    settings: {
                        [key: string]: unknown;
                    };
                    credentials: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whose account it is, as the channel says. */
                        account: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listSkuMap: {
        parameters: {
            query?: {
                connectionId?: string;
                search?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["SkuMapRow"][];
                        /** @description Send it as `cursor` for the next page. Null: there is none. */
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setSku: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connectionId: string;
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "targetSku": "MUG-BLUE",
                 *       "units": 1
                 *     }
                 */
                "application/json": {
                    targetSku: string;
                    /** @default 1 */
                    units?: number;
                    /** @default [] */
                    further?: {
                        sku: string;
                        units: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Orders that waited for it and go on. */
                        resumed: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    removeSku: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connectionId: string;
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importSkuMap: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "csv": "sku,targetSku,units\nMUG-9,MUG-BLUE,1\n"
                 *     }
                 */
                "application/json": {
                    csv: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        changed: number;
                        unchanged: number;
                        resumed: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportSkuMap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        csv: string;
                        fileName: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["TemplateRow"][];
                        /** @description Send it as `cursor` for the next page. Null: there is none. */
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    planClone: {
        parameters: {
            query: {
                clients: string[];
            };
            header?: never;
            path: {
                templateId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClonePlan"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cloneTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                templateId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clones": [
                 *         {
                 *           "client": "harbour",
                 *           "name": "Orders to the shop",
                 *           "bindings": {},
                 *           "values": {},
                 *           "goLive": false
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    clones: {
                        client: string;
                        bindings: {
                            [key: string]: string;
                        };
                        /** @default {} */
                        values?: {
                            [key: string]: string | number | string[];
                        };
                        name: string;
                        /** @default false */
                        goLive?: boolean;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: ({
                            /** @constant */
                            ok: true;
                            value: {
                                slug: string;
                                /** Format: uuid */
                                flowId: string;
                                isLive: boolean;
                                /** @description Why it stayed a draft although it was to go live. */
                                problems: components["schemas"]["Problem"][];
                            };
                        } | {
                            /** @constant */
                            ok: false;
                            problems: components["schemas"]["Problem"][];
                        })[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportSetUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextFile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextFile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                templateId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextFile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    planFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "{\"kind\":\"sluice/set-up\",\"version\":1,\"connections\":[],\"flows\":[],\"skuMap\":[]}"
                 *     }
                 */
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileOutcome"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for the request: it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "{\"kind\":\"sluice/set-up\",\"version\":1,\"connections\":[],\"flows\":[],\"skuMap\":[]}"
                 *     }
                 */
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileOutcome"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    sendOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body with the webhook secret, in hex. */
                "x-signature": string;
                /** @description What the message tells, if you send several. */
                "x-topic"?: string;
            };
            path: {
                /** @description The end of `webhookUrl`. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "A-1001",
                 *       "total": "49.90",
                 *       "currency": "EUR",
                 *       "lines": [
                 *         {
                 *           "sku": "MUG-9",
                 *           "quantity": 1,
                 *           "price": "49.90"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Stored. It is decided in a moment. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: boolean;
                        duplicate: boolean;
                    };
                };
            };
            /** @description It cannot be read. It is kept, so that a person can look at it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                    };
                };
            };
            /** @description The signature does not match. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                    };
                };
            };
            /** @description It is larger than 5 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                    };
                };
            };
            /** @description It could not be stored; send it again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                    };
                };
            };
        };
    };
}
