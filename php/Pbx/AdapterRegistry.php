<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\SystemClock;

/** The phone systems there are: ours and those that other plugins add. */
final class AdapterRegistry
{
    /** @var array<string, PbxAdapter> */
    private readonly array $adapters;

    /** @param list<PbxAdapter> $adapters */
    public function __construct(array $adapters)
    {
        $byId = [];
        foreach ($adapters as $adapter) {
            $byId[$adapter->id()] = $adapter;
        }
        $this->adapters = $byId;
    }

    /** Our own adapters, passed through the filter; what other plugins return wrongly is left out. */
    public static function ofSite(): self
    {
        $bridge = plugins_url('bridge/ringwell-bridge.cjs', RINGWELL_FILE);
        $manager = new Own\ManagerSocket(new SystemClock());
        $own = [
            new Mango\MangoAdapter(),
            new Uis\UisAdapter(),
            new Own\OwnPbxAdapter(Own\Flavour::Asterisk, $bridge, $manager),
            new Own\OwnPbxAdapter(Own\Flavour::FreePbx, $bridge, $manager),
            new Miko\MikoAdapter($bridge),
            new Zadarma\ZadarmaAdapter(),
            new Megafon\MegafonAdapter(),
            new Rostelecom\RostelecomAdapter(),
            new Sipuni\SipuniAdapter(),
            new Telphin\TelphinAdapter(),
            new Binotel\BinotelAdapter(),
            new Twilio\TwilioAdapter(),
            new Telnyx\TelnyxAdapter(),
            new Plivo\PlivoAdapter(),
            new Any\AnyAdapter(),
        ];
        $all = apply_filters('ringwell_pbx_adapters', $own);

        return new self(array_values(array_filter(is_array($all) ? $all : $own, static fn (mixed $one): bool => $one instanceof PbxAdapter)));
    }

    public function find(string $id): ?PbxAdapter
    {
        return $this->adapters[$id] ?? null;
    }

    /** @return list<PbxAdapter> */
    public function all(): array
    {
        return array_values($this->adapters);
    }
}
