{{- define "blazing-sun.apps" -}}
gateway chat games
{{- end }}

{{- /* Names of objects: <release>-<app>. Takes (root, app). */ -}}
{{- define "blazing-sun.fullname" -}}
{{- $root := index . 0 -}}
{{- printf "%s-%s" $root.Release.Name (index . 1) | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{- /* Takes (root, component). */ -}}
{{- define "blazing-sun.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: blazing-sun
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "blazing-sun.labels" -}}
{{- $root := index . 0 -}}
{{ include "blazing-sun.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version }}
{{- end }}

{{- /* Takes (root, repository). */ -}}
{{- define "blazing-sun.image" -}}
{{- $root := index . 0 -}}
{{- $image := $root.Values.image -}}
{{- with $image.registry }}{{ trimSuffix "/" . }}/{{ end }}{{ index . 1 }}:{{ default $root.Chart.AppVersion $image.tag }}
{{- end }}

{{- /* The ports in a list of addresses, without repetition. */ -}}
{{- define "blazing-sun.ports" -}}
{{- $ports := list -}}
{{- range splitList "," . -}}{{- $ports = append $ports (last (splitList ":" .)) -}}{{- end -}}
{{- join "," (uniq $ports) -}}
{{- end }}

{{- /*
A component: the file of components/ with this cluster's addresses and secrets in place of the workstation's.
Takes (root, file, metadata): entries of the metadata take the place of the file's entries of the same name.
*/ -}}
{{- define "blazing-sun.component" -}}
{{- $root := index . 0 -}}
{{- $component := $root.Files.Get (printf "files/components/%s.yaml" (index . 1)) | fromYaml -}}
{{- $byName := dict -}}
{{- $names := list -}}
{{- range concat $component.spec.metadata (index . 2) -}}
  {{- if not (hasKey $byName .name) }}{{ $names = append $names .name }}{{ end -}}
  {{- $_ := set $byName .name . -}}
{{- end -}}
{{- $entries := list -}}
{{- /* A secret of the environment that this cluster does not have is left out. */ -}}
{{- range $names }}{{ $entry := get $byName . }}{{ if not (hasKey $entry "envRef") }}{{ $entries = append $entries $entry }}{{ end }}{{ end -}}
apiVersion: {{ $component.apiVersion }}
kind: {{ $component.kind }}
metadata:
  name: {{ $component.metadata.name }}
  labels:
    {{- include "blazing-sun.labels" (list $root "dapr") | nindent 4 }}
spec:
  type: {{ $component.spec.type }}
  version: {{ $component.spec.version }}
  metadata:
    {{- toYaml $entries | nindent 4 }}
auth:
  secretStore: kubernetes
scopes:
  {{- toYaml $component.scopes | nindent 2 }}
{{- end }}
