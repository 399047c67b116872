<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\Door\ConfigToken;
use Ringwell\Number\Phone;
use Ringwell\Number\TargetStore;
use Ringwell\Settings;

/** Publishes what front-end pages print. Whoever changes targets, the own numbers behind them or settings calls it. */
final class PageConfig
{
    /** @param \Closure(): ConfigToken $token */
    public function __construct(private readonly TargetStore $targets, private readonly \Closure $token)
    {
    }

    public function publish(): void
    {
        $targets = $texts = [];
        foreach (array_slice($this->targets->all(), 0, TargetStore::MOST) as $target) {
            $targets[] = ['id' => $target->id, 'number' => $target->number, 'display' => $target->display];
            $texts[$target->id] = $target->display ?? Phone::parse($target->number)?->international() ?? $target->number;
        }
        $token = ($this->token)()->issue(array_column($targets, 'id'));
        $settings = Settings::load();
        $config = new PublishedConfig($targets, $settings->consent, $token, PageOptions::of($settings, $this->targets->withMessengers()), $texts);
        update_option(PublishedConfig::OPTION, $config->toArray(), true);
    }
}
