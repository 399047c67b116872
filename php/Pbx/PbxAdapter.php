<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Call\CallEvent;

/**
 * One kind of phone system: everything that is particular to it, and nothing else.
 *
 * Another plugin adds one by the filter `ringwell_pbx_adapters`, which is given the list of adapters and gives it
 * back (docs/developers/phone-systems.md). What not every phone system can do (pulling its list of calls, giving
 * recordings, ringing out) gets interfaces of its own, which an adapter implements beside this one.
 */
interface PbxAdapter
{
    /** Stored with each connection: short, lower case, never changed. */
    public function id(): string;

    /** In the reader's language. */
    public function name(): string;

    /** @return list<Field> */
    public function fields(): array;

    /** @return list<SetupStep> */
    public function steps(): array;

    /** @return non-empty-list<'GET'|'POST'> */
    public function methods(): array;

    /** Whether the event is this phone system's own, beyond the path secret, which has been checked before. */
    public function authenticate(PbxEvent $event, Connection $connection): bool;

    /**
     * @return list<CallEvent> none where the event is about no call
     * @throws Unreadable
     */
    public function parse(PbxEvent $event, Connection $connection): array;

    public function success(PbxEvent $event): Reply;

    /** @param string $field what was unreadable, where that is why */
    public function refusal(Refused $why, string $field = ''): Reply;

    /** @return list<string> form fields that are cut when a raw event is shown */
    public function hiddenFields(): array;
}
