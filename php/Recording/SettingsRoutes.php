<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Routes;
use Ringwell\Services;
use Ringwell\Time;

/** recording-settings: copies, their time, and the confirmation without which nothing is played. */
final class SettingsRoutes implements Routes
{
    private const FAULTS_OF = 7 * Time::DAY;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::MANAGE);
        register_rest_route(self::NAMESPACE, '/recording-settings', [
            ['methods' => 'GET', 'callback' => $this->read(...), 'permission_callback' => $may],
            ['methods' => 'PUT', 'callback' => $this->write(...), 'permission_callback' => $may],
        ]);
        register_rest_route(self::NAMESPACE, '/recording-settings/told', [
            ['methods' => 'PUT', 'callback' => $this->confirm(...), 'permission_callback' => $may],
            ['methods' => 'DELETE', 'callback' => $this->withdraw(...), 'permission_callback' => $may],
        ]);
    }

    private function read(): \WP_REST_Response
    {
        $settings = $this->services->recordingSettings();
        $files = $this->services->soundFiles();
        $kept = $this->services->recordings()->kept();
        $fault = $settings->copy ? $this->services->recordings()->worstFault($this->services->clock()->now() - self::FAULTS_OF) : null;

        return new \WP_REST_Response([
            'told' => $settings->told === null ? null : ['by' => RecordingRoutes::person($settings->told['by']), 'at' => Time::iso($settings->told['at'])],
            'copy' => $settings->copy,
            'days' => $settings->days,
            'log_days' => $settings->logDays,
            'folder' => $files->folder,
            'files' => $kept['files'],
            'bytes' => $kept['bytes'],
            'free_bytes' => $files->freeBytes(),
            'has_room' => $files->hasRoom(),
            'fault' => $fault === null ? '' : TroubleText::of($fault['trouble']),
            'faulty' => $fault['recordings'] ?? 0,
            'upload_bytes' => wp_max_upload_size(),
        ]);
    }

    private function write(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Recording', 'recording-settings-write')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $now = $this->services->recordingSettings();
        $this->save($now->withCopies(
            is_bool($message['copy'] ?? null) ? $message['copy'] : $now->copy,
            is_int($message['days'] ?? null) ? $message['days'] : $now->days,
            is_int($message['log_days'] ?? null) ? $message['log_days'] : $now->logDays,
        ));

        return $this->read();
    }

    /** Both must be said: one sentence for two duties is easily read as one. */
    private function confirm(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Recording', 'recording-told')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $this->save($this->services->recordingSettings()->withTold(['by' => get_current_user_id(), 'at' => $this->services->clock()->now()]));

        return $this->read();
    }

    private function withdraw(): \WP_REST_Response
    {
        $this->save($this->services->recordingSettings()->withTold(null));

        return $this->read();
    }

    private function save(RecordingSettings $settings): void
    {
        update_option(RecordingSettings::OPTION, $settings->toArray());
    }
}
