module dossier/internal/pipelines

go 1.26.0
