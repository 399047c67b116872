<?php

declare(strict_types=1);

namespace Ringwell;

/**
 * The table of contents: every hook of every room, in one list.
 * Nothing is built here until its hook fires; a front-end page loads only Site.
 */
final class Plugin
{
    private static ?self $instance = null;

    private function __construct(private readonly Services $services)
    {
    }

    /** WordPress gives a plugin no place of its own to keep its parts; this is it, and only the entry files use it. */
    public static function instance(): self
    {
        global $wpdb;

        return self::$instance ??= new self(new Services($wpdb));
    }

    public function services(): Services
    {
        return $this->services;
    }

    public function hook(): void
    {
        Schema\Hooks::register($this->services);
        Site\Hooks::register($this->services);
        Pbx\Hooks::register($this->services);
        Queue\Hooks::register($this->services);
        Recording\Hooks::register($this->services);
        Plan\Hooks::register($this->services);
        Lease\Hooks::register($this->services);
        Page\Hooks::register($this->services);
        Carry\Hooks::register($this->services);
        Forecast\Hooks::register($this->services);
        Replay\Hooks::register($this->services);
        Limit\Hooks::register($this->services);
        Request\Hooks::register($this->services);
        Callback\Hooks::register($this->services);
        Privacy\Hooks::register($this->services);
        Speed\Hooks::register($this->services);
        Admin\Hooks::register($this->services);
        add_action('rest_api_init', function (): void {
            Door\TablesDoor::register();
            Door\DatabaseDoor::register();
            foreach ($this->routes() as $routes) {
                $routes->register();
            }
        });
    }

    /** @return list<Door\Routes> */
    private function routes(): array
    {
        return [
            new Page\LeaseRoute($this->services),
            new Page\ActivityRoute($this->services),
            new Carry\CarryRoutes($this->services),
            new Pool\PoolRoutes($this->services),
            new Forecast\ForecastRoutes($this->services),
            new Number\NumberRoutes($this->services),
            new Number\TargetRoutes($this->services),
            new Source\SourceRoutes($this->services),
            new Source\GroupRoutes($this->services),
            new Pbx\ConnectionRoutes($this->services),
            new Pbx\CountingRoutes($this->services),
            new Pbx\Pull\PullRoutes($this->services),
            new Queue\QueueRoute($this->services),
            new Pbx\EventRoute($this->services),
            new Callback\OrderRoute($this->services),
            new Pbx\Any\MappingRoutes($this->services),
            new Pbx\File\ImportRoutes($this->services),
            new Pbx\Hand\HandRoutes($this->services),
            new Call\CallRoutes($this->services),
            new Recording\RecordingRoutes($this->services),
            new Call\ErasureRoute($this->services),
            new Recording\LinkRoutes($this->services),
            new Recording\LinkDoorRoute($this->services),
            new Recording\UploadRoute($this->services),
            new Recording\SettingsRoutes($this->services),
            new Callback\CallbackRoutes($this->services),
            new Callback\SettingsRoutes($this->services),
            new Callback\CancelRoute($this->services),
            new Report\ReportRoutes($this->services),
            new Replay\ReplayRoute($this->services),
            new Report\OverviewRoute($this->services),
            new Admin\SettingsRoute($this->services),
            new Speed\SpeedRoutes($this->services),
            new Branch\BranchRoutes($this->services),
            new Request\FormRoutes($this->services),
            new Request\FormOpenRoute($this->services),
            new Request\RequestDoorRoutes($this->services),
            new Request\RequestRoutes($this->services),
            new Request\SettingsRoutes($this->services),
            new Site\Form\CallbackPageRoute($this->services),
            new Site\PreviewRoute(),
            new Site\SiteLineRoute(),
        ];
    }
}
