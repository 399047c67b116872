<?php

declare(strict_types=1);

namespace Ringwell\Speed;

use Ringwell\Services;
use Ringwell\Time;

/** Tools → Site Health: which door is in use and why. */
final class SiteHealth
{
    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        add_filter('site_status_tests', function (array $tests): array {
            $tests['direct']['ringwell_door'] = ['label' => __('Ringwell: the door for pages', 'ringwell'), 'test' => $this->test(...)];

            return $tests;
        });
        add_filter('debug_information', fn (array $info): array => $info + ['ringwell' => ['label' => 'Ringwell', 'fields' => $this->fields()]]);
    }

    /** @return array<string, mixed> as Site Health wants it */
    private function test(): array
    {
        $state = $this->services->fastDoor()->state();
        $isWell = ! $state->isWanted || $state->isInUse(StateStore::node());

        return [
            'label' => match (true) {
                ! $state->isWanted => __('Ringwell’s fast door is switched off', 'ringwell'),
                $isWell => __('Ringwell’s fast door is in use', 'ringwell'),
                default => __('Ringwell’s fast door can’t be used', 'ringwell'),
            },
            'status' => $isWell ? 'good' : 'recommended',
            'badge' => ['label' => __('Performance', 'ringwell'), 'color' => 'blue'],
            'description' => '<p>' . esc_html(NodeText::inUse($state, StateStore::node())) . '</p>',
            'actions' => sprintf(
                '<p><a href="%s">%s</a></p>',
                esc_url(admin_url('admin.php?page=ringwell&p=/settings/speed')),
                esc_html__('Open the settings of speed', 'ringwell'),
            ),
            'test' => 'ringwell_door',
        ];
    }

    /** @return array<string, array{label: string, value: string}> */
    private function fields(): array
    {
        $state = $this->services->fastDoor()->state();
        $fields = [
            'door' => ['label' => __('The door for pages', 'ringwell'), 'value' => NodeText::inUse($state, StateStore::node())],
            'file' => ['label' => __('Its file', 'ringwell'), 'value' => Place::file()],
        ];
        foreach ($state->nodes as $name => $node) {
            $fields["door_{$name}"] = ['label' => $name, 'value' => trim("{$node->code} {$node->mode} {$node->detail}") . ', ' . Time::iso($node->at)];
        }

        return $fields;
    }
}
